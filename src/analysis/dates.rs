//! Dates that cannot be right beside each other, or beside the present day. Each date alone was checked when it was read.

use jiff::civil::Date;

use crate::model::{Action, ActionId, Dossier, Measurement, Quarter};

/// Dates that contradict each other or the calendar. A remark, never an error: the team decides what is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateRemark {
    /// The peildatum lies after the present day.
    ReferenceInFuture {
        /// Number of the measurement.
        measurement: u16,
        /// Its peildatum.
        date: Date,
    },
    /// The peildatum lies before that of an earlier measurement.
    ReferenceBeforeEarlier {
        /// Number of the measurement.
        measurement: u16,
        /// Its peildatum.
        date: Date,
        /// Number of the earlier measurement with the latest peildatum.
        earlier: u16,
        /// That peildatum.
        earlier_date: Date,
    },
    /// The day on which it was adopted, or is to be, lies before the peildatum.
    AdoptionBeforeReference {
        /// Number of the measurement.
        measurement: u16,
        /// The day of adoption.
        date: Date,
        /// The peildatum.
        reference: Date,
    },
    /// The day of adoption lies after the present day.
    AdoptionInFuture {
        /// Number of the measurement.
        measurement: u16,
        /// The day of adoption.
        date: Date,
    },
    /// An action is ready before it starts.
    ReadyBeforeStart {
        /// Number of the adopted measurement that keeps this action; `None` for one of the present list.
        measurement: Option<u16>,
        /// Its place in its list, from 1.
        number: usize,
        /// Its id.
        action: ActionId,
        /// When it starts.
        start: Quarter,
        /// When it is ready.
        ready: Quarter,
    },
}

/// Everything about the dates of a dossier, as it is seen on this day: by measurement in order, then the present actions.
///
/// That a measurement is planned to be adopted in the future is what plans are for; see [`dates_before_adopting`].
pub fn date_remarks(dossier: &Dossier, today: Date) -> Vec<DateRemark> {
    let measured = dossier.measurements.iter().flat_map(|measurement| {
        let kept = measurement.adoption.as_ref().map_or(&[][..], |adoption| &adoption.snapshot.actions);
        let mut remarks = of_measurement(dossier, measurement, Some(today));
        remarks.extend(of_actions(kept, Some(measurement.number)));
        remarks
    });
    measured.chain(of_actions(&dossier.actions, None)).collect()
}

/// Everything about the dates of one measurement and of the actions that belong to it: of the present ones while it is
/// open. Without a present day nothing is said to lie in the future.
pub fn dates_of(dossier: &Dossier, measurement: &Measurement, today: Option<Date>) -> Vec<DateRemark> {
    let mut remarks = of_measurement(dossier, measurement, today);
    remarks.extend(match &measurement.adoption {
        Some(adoption) => of_actions(&adoption.snapshot.actions, Some(measurement.number)),
        None => of_actions(&dossier.actions, None),
    });
    remarks
}

/// What to look at before the open measurement is adopted as it was planned: as [`dates_of`], and a day of adoption that
/// is still to come.
pub fn dates_before_adopting(dossier: &Dossier, measurement: &Measurement, today: Date) -> Vec<DateRemark> {
    let planned = measurement.adoption_plan.date.filter(|date| measurement.is_open() && *date > today);
    let planned = planned.map(|date| DateRemark::AdoptionInFuture { measurement: measurement.number, date });
    planned.into_iter().chain(dates_of(dossier, measurement, Some(today))).collect()
}

fn of_measurement(dossier: &Dossier, measurement: &Measurement, today: Option<Date>) -> Vec<DateRemark> {
    let number = measurement.number;
    let is_future = |date: &Date| today.is_some_and(|today| *date > today);
    let reference = measurement.reference_date;
    let adopted = measurement.adoption.as_ref().map(|adoption| adoption.date);
    let mut remarks = Vec::new();
    remarks.extend(reference.filter(is_future).map(|date| DateRemark::ReferenceInFuture { measurement: number, date }));
    let earlier = dossier.measurements.iter().take_while(|earlier| earlier.number < number);
    let latest = earlier.filter_map(|earlier| Some((earlier.reference_date?, earlier.number))).max();
    if let (Some(date), Some((earlier_date, earlier))) = (reference, latest)
        && date < earlier_date
    {
        remarks.push(DateRemark::ReferenceBeforeEarlier { measurement: number, date, earlier, earlier_date });
    }
    if let (Some(date), Some(reference)) = (adopted.or(measurement.adoption_plan.date), reference)
        && date < reference
    {
        remarks.push(DateRemark::AdoptionBeforeReference { measurement: number, date, reference });
    }
    remarks.extend(adopted.filter(is_future).map(|date| DateRemark::AdoptionInFuture { measurement: number, date }));
    remarks
}

fn of_actions(actions: &[Action], measurement: Option<u16>) -> Vec<DateRemark> {
    let remark = |(action, number): (&Action, usize)| {
        let (start, ready) = action.start.zip(action.ready).filter(|_| action.is_ready_before_start())?;
        Some(DateRemark::ReadyBeforeStart { measurement, number, action: action.id.clone(), start, ready })
    };
    actions.iter().zip(1..).filter_map(remark).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{DateRemark, date_remarks, dates_before_adopting, dates_of};
    use crate::model::{Action, ActionId, Adoption, Dossier, Measurement, Measurements, Profile, Quarter, Snapshot};

    const TODAY: Date = date(2026, 11, 26);

    /// A dossier of measurements with a peildatum and a day of adoption; the last one is open when it has none.
    fn dossier(measurements: &[(Option<Date>, Option<Date>)]) -> Dossier {
        let adopted =
            |date| Adoption { date, body: "stuurgroep".to_owned(), snapshot: Snapshot::default(), checksum: String::new() };
        let list: Vec<Measurement> = measurements
            .iter()
            .zip(0..)
            .map(|((reference_date, adoption), number)| Measurement {
                reference_date: *reference_date,
                adoption: adoption.map(adopted),
                ..Measurement::new(number, &mut || "id".to_owned())
            })
            .collect();
        let measurements = Measurements::try_from(list).unwrap();
        Dossier { measurements, ..Dossier::new(Profile::default(), "1", TODAY, &mut || "id".to_owned()) }
    }

    #[test]
    fn dates_in_their_order_get_no_remark() {
        let day = |year| Some(date(year, 11, 21));
        for list in [
            &[(None, None)][..],
            &[(Some(TODAY), Some(TODAY))],
            &[(day(2025), day(2025)), (day(2025), None)],
            &[(day(2025), day(2025)), (None, day(2025)), (day(2026), None)],
        ] {
            assert_eq!(date_remarks(&dossier(list), TODAY), [], "{list:?}");
        }
    }

    #[test]
    fn each_contradiction_is_told_once() {
        let (then, now, far) = (date(2025, 11, 21), date(2026, 11, 21), date(2062, 11, 21));
        assert_eq!(
            date_remarks(&dossier(&[(Some(now), Some(now)), (Some(then), None)]), TODAY),
            [DateRemark::ReferenceBeforeEarlier { measurement: 1, date: then, earlier: 0, earlier_date: now }]
        );
        assert_eq!(
            date_remarks(&dossier(&[(Some(far), Some(far))]), TODAY),
            [
                DateRemark::ReferenceInFuture { measurement: 0, date: far },
                DateRemark::AdoptionInFuture { measurement: 0, date: far },
            ]
        );
        assert_eq!(
            date_remarks(&dossier(&[(Some(now), Some(then))]), TODAY),
            [DateRemark::AdoptionBeforeReference { measurement: 0, date: then, reference: now }]
        );
        // Also past one without a peildatum, and against the latest of those before.
        let list = [(Some(then), Some(now)), (Some(now), Some(now)), (None, Some(now)), (Some(then), None)];
        assert_eq!(
            date_remarks(&dossier(&list), TODAY),
            [DateRemark::ReferenceBeforeEarlier { measurement: 3, date: then, earlier: 1, earlier_date: now }]
        );
    }

    #[test]
    fn a_plan_in_the_future_is_told_before_adopting_only() {
        let mut open = dossier(&[(Some(TODAY), None)]);
        let tomorrow = date(2026, 11, 27);
        open.measurements.open_mut().unwrap().adoption_plan.date = Some(tomorrow);
        assert_eq!(date_remarks(&open, TODAY), []);
        assert_eq!(
            dates_before_adopting(&open, open.measurements.latest(), TODAY),
            [DateRemark::AdoptionInFuture { measurement: 0, date: tomorrow }]
        );
        assert_eq!(dates_before_adopting(&open, open.measurements.latest(), tomorrow), []);
    }

    #[test]
    fn an_action_is_not_ready_before_it_starts() {
        let quarter = |year, number| Quarter::new(year, number).unwrap();
        let (start, ready) = (quarter(2028, 4), quarter(2027, 2));
        let action = |id: &str, start, ready| Action { start, ready, ..Action::new(ActionId::new(id), "Doe iets") };
        let mut dossier = dossier(&[(None, None)]);
        dossier.actions = vec![action("a", Some(ready), Some(start)), action("b", Some(start), Some(ready))];
        let remark =
            |measurement| DateRemark::ReadyBeforeStart { measurement, number: 2, action: ActionId::new("b"), start, ready };
        assert_eq!(date_remarks(&dossier, TODAY), [remark(None)]);
        assert_eq!(dates_of(&dossier, dossier.measurements.latest(), None), [remark(None)]);
        // A frozen measurement has its own list.
        let snapshot = Snapshot { actions: dossier.actions.clone(), ..Snapshot::default() };
        let adoption = Adoption { date: TODAY, body: String::new(), snapshot, checksum: String::new() };
        dossier.measurements.open_mut().unwrap().adoption = Some(adoption);
        assert_eq!(date_remarks(&dossier, TODAY), [remark(Some(0)), remark(None)]);
        assert_eq!(dates_of(&dossier, dossier.measurements.latest(), None), [remark(Some(0))]);
    }
}
