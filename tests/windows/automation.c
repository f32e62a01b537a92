// Lists what UI Automation tells of the window whose title begins so: the kind and the name of every element. It speaks the
// older interface of uiautomationcore.dll, which is what Wine 8 has.
#include <windows.h>
#include <ole2.h>
#include <stdio.h>

struct Condition { int kind; };
struct Request {
    struct Condition *view;
    int scope;
    int *properties;
    int property_count;
    int *patterns;
    int pattern_count;
    int mode;
};

enum { NEXT = 1, FIRST_CHILD = 3, NAME = 30005, CONTROL_TYPE = 30003 };

static HRESULT(WINAPI *node_from_handle)(HWND, void **);
static HRESULT(WINAPI *property)(void *, int, VARIANT *);
static HRESULT(WINAPI *navigate)(void *, int, struct Condition *, struct Request *, SAFEARRAY **, BSTR *);
static HRESULT(WINAPI *node_from_variant)(VARIANT *, void **);
static int count;

static void *go(void *node, int direction) {
    struct Condition all = {0};
    struct Request request = {&all, 1, NULL, 0, NULL, 0, 1};
    SAFEARRAY *found = NULL;
    BSTR structure = NULL;
    if (FAILED(navigate(node, direction, &all, &request, &found, &structure)) || !found) return NULL;
    LONG place[2] = {0, 0};
    VARIANT value;
    void *next = NULL;
    VariantInit(&value);
    if (FAILED(SafeArrayGetElement(found, place, &value)) || FAILED(node_from_variant(&value, &next))) return NULL;
    return next;
}

static void tell(void *node, int depth) {
    VARIANT name, kind;
    char text[4096] = "";
    VariantInit(&name);
    VariantInit(&kind);
    property(node, NAME, &name);
    property(node, CONTROL_TYPE, &kind);
    if (name.vt == VT_BSTR && name.bstrVal) WideCharToMultiByte(CP_UTF8, 0, name.bstrVal, -1, text, sizeof text, NULL, NULL);
    printf("%*s%d %s\n", depth * 2, "", kind.vt == VT_I4 ? (int)kind.lVal : 0, text);
    fflush(stdout);
    count++;
    if (depth > 40 || count > 3000) return;
    for (void *child = go(node, FIRST_CHILD); child; child = go(child, NEXT)) tell(child, depth + 1);
}

static BOOL CALLBACK look(HWND window, LPARAM wanted) {
    WCHAR title[512], begin[512];
    void **found = (void **)wanted;
    MultiByteToWideChar(CP_UTF8, 0, found[1], -1, begin, 512);
    GetWindowTextW(window, title, 512);
    if (!IsWindowVisible(window) || wcsncmp(title, begin, wcslen(begin))) return TRUE;
    found[0] = window;
    return FALSE;
}

int main(int argc, char **argv) {
    HMODULE library = LoadLibraryA("uiautomationcore.dll");
    void *window[2] = {NULL, argc > 1 ? argv[1] : ""}, *node = NULL;
    CoInitializeEx(NULL, COINIT_MULTITHREADED);
    node_from_handle = (void *)GetProcAddress(library, "UiaNodeFromHandle");
    property = (void *)GetProcAddress(library, "UiaGetPropertyValue");
    navigate = (void *)GetProcAddress(library, "UiaNavigate");
    node_from_variant = (void *)GetProcAddress(library, "UiaHUiaNodeFromVariant");
    EnumWindows(look, (LPARAM)window);
    if (!window[0]) return puts("no such window"), 2;
    HRESULT result = node_from_handle(window[0], &node);
    if (FAILED(result) || !node) return printf("no element: %08lx\n", (unsigned long)result), 3;
    tell(node, 0);
    printf("%d elements\n", count);
    return 0;
}
