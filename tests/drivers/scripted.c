/*
 * A PKCS#11 module that does what a text file beside it says: `<module>.script`, read anew at every call.
 * What was called is written to `<module>.log`, one function per line.
 *
 *   slot description=Leitora flags=7 [error=0x30] [id=N]     a slot (ids from 0); what follows belongs to it
 *   token label=X serial=1 model=M manufacturer=F flags=0x40d [error=0xe0] [memory=-1] [free=-1] [pad=0]
 *                                                            or labelbytes=4d41c3, in hexadecimal
 *   object class=1 [id=6162] [value=3082...] [fill=N]          an object, values in hexadecimal, or of N zeros
 *          [modulus=c0...] [point=0441...]                     of a public key
 *          [hidden=1]                                          only a search for its class shows it
 *          [times=N]                                           it is listed N times
 *          [error=0x30]                                        nothing of it can be read
 *   hang FUNCTION [SLOT] | crash FUNCTION [SLOT] | exit FUNCTION   before the function does anything (for this slot)
 *   slow FUNCTION MILLISECONDS                               waits, then goes on
 *   gate FUNCTION FILE                                       waits until there is FILE, then goes on
 *   print FUNCTION                                           a line on stdout and on stderr, then go on
 *   flood FUNCTION MEGABYTES                                 so much on stdout and on stderr, then go on
 *   close FUNCTION FD | eat FUNCTION FD                      closes the descriptor, or reads it to its end; goes on
 *   fork FUNCTION [away]                                     leaves a process behind, which holds all descriptors and
 *                                                            adds its id to `<module>.helper`; `away`: of another
 *                                                            session and no child of ours any more; goes on
 *   reap FUNCTION                                            waits until no child of the process is left; goes on
 *   fail FUNCTION 0x30 [N]                                   the function returns this, or only its Nth call does
 *   count FUNCTION N                                         C_GetSlotList, C_FindObjects: says that it gave N
 *   length N                                                 C_GetAttributeValue: says that every value has N bytes
 *   fixed                                                    the script stays as it is at C_Initialize
 *   refuse all|many|room 0x12                                C_GetAttributeValue gives nothing at all, and this error:
 *                                                            where one attribute is missing, where more than one is
 *                                                            asked for, where there is room for more than the value
 *   refuse search 0x7                                        C_FindObjectsInit gives this error for a search for
 *                                                            everything
 *   unfiltered                                               C_FindObjectsInit: whatever is searched for, all is found
 *   trace N                                                  to the log also goes where it hangs or ends, and each
 *                                                            certificate that was given whole; with another N than
 *                                                            before, calls are counted anew
 *   then FUNCTION [N] FILE                                   after its Nth call (default 1), FILE is the script
 *
 * `_` stands for a space. Without a token line a slot is empty. The function `unload` is the end of the library.
 * A session asked for writing is written to the log as CKF_RW_SESSION.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifndef _WIN32
#include <sys/wait.h>
#endif
#include "pkcs11_min.h"

#define SLOTS 16
#define OBJECTS 64
#define LINE 40000

typedef struct {
    CK_ULONG class, id_length, value_length, modulus_length, point_length, hidden, times, error;
    CK_BYTE id[600], modulus[512], point[140], *value;
} object_t;

typedef struct {
    char description[128], label[64], serial[64], model[64], manufacturer[64];
    CK_ULONG id, flags, error, token, token_flags, token_error, memory, free_memory, padding, objects;
    object_t object[OBJECTS];
} slot_t;

static slot_t slots[SLOTS];
static CK_ULONG slot_count, found_slot, found_next, found_times, found_class, lied_count, lied_length, unfiltered;
static CK_RV refused_missing, refused_many, refused_room, refused_search;
static CK_ULONG traced;   /* 0: not */
static CK_ULONG asked_slot = UNAVAILABLE;   /* the slot that the function is called for */
static char here[4096], script[4200], *fixed_script;
static unsigned calls_since_script[FUNCTIONS], calls[FUNCTIONS];

static const char *word(const char *line, const char *key, char *out, size_t size)
{
    char pattern[64];
    snprintf(pattern, sizeof pattern, " %s=", key);
    const char *at = strstr(line, pattern);
    if (!at)
        return NULL;
    at += strlen(pattern);
    size_t n = strcspn(at, " \n");
    if (n >= size)
        n = size - 1;
    memcpy(out, at, n);
    out[n] = 0;
    for (char *c = out; *c; c++)
        if (*c == '_')
            *c = ' ';
    return out;
}

static CK_ULONG number(const char *line, const char *key, CK_ULONG otherwise)
{
    char text[64];
    return word(line, key, text, sizeof text) ? strtoul(text, NULL, 0) : otherwise;
}

static CK_ULONG bytes(const char *line, const char *key, CK_BYTE *out, size_t size)
{
    static char text[LINE];
    if (!word(line, key, text, sizeof text))
        return 0;
    size_t n = strlen(text) / 2;
    if (n > size)
        n = size;
    for (size_t i = 0; i < n; i++) {
        unsigned value;
        sscanf(text + 2 * i, "%2x", &value);
        out[i] = (CK_BYTE)value;
    }
    return n;
}

static slot_t *slot_of(CK_ULONG id)
{
    for (CK_ULONG i = 0; i < slot_count; i++)
        if (slots[i].id == id)
            return &slots[i];
    return NULL;
}

static void refuse(const char *line)
{
    char when[16] = "", error[32] = "";
    sscanf(line, "refuse %15s %31s", when, error);
    CK_RV rv = strtoul(error, NULL, 0);
    if (!strcmp(when, "all"))
        refused_missing = rv;
    if (!strcmp(when, "many"))
        refused_many = rv;
    if (!strcmp(when, "room"))
        refused_room = rv;
    if (!strcmp(when, "search"))
        refused_search = rv;
}

static void read_state(const char *line)
{
    slot_t *slot = slot_count ? &slots[slot_count - 1] : NULL;
    if (!strncmp(line, "slot", 4) && slot_count < SLOTS) {
        slot = &slots[slot_count++];
        memset(slot, 0, sizeof *slot);
        slot->id = number(line, "id", slot_count - 1);
        word(line, "description", slot->description, sizeof slot->description);
        slot->flags = number(line, "flags", 7);
        slot->error = number(line, "error", 0);
    } else if (!strncmp(line, "token", 5) && slot) {
        slot->token = 1;
        word(line, "label", slot->label, sizeof slot->label);
        word(line, "serial", slot->serial, sizeof slot->serial);
        word(line, "model", slot->model, sizeof slot->model);
        word(line, "manufacturer", slot->manufacturer, sizeof slot->manufacturer);
        slot->token_flags = number(line, "flags", 0x40d);
        slot->token_error = number(line, "error", 0);
        slot->memory = number(line, "memory", 0);
        slot->free_memory = number(line, "free", slot->memory);
        slot->padding = number(line, "pad", ' ');
        bytes(line, "labelbytes", (CK_BYTE *)slot->label, sizeof slot->label - 1);
    } else if (!strncmp(line, "length", 6)) {
        lied_length = strtoul(line + 6, NULL, 0);
    } else if (!strncmp(line, "refuse", 6)) {
        refuse(line);
    } else if (!strncmp(line, "unfiltered", 10)) {
        unfiltered = 1;
    } else if (!strncmp(line, "object", 6) && slot && slot->objects < OBJECTS) {
        object_t *object = &slot->object[slot->objects++];
        object->class = number(line, "class", 0);
        object->id_length = bytes(line, "id", object->id, sizeof object->id);
        object->modulus_length = bytes(line, "modulus", object->modulus, sizeof object->modulus);
        object->point_length = bytes(line, "point", object->point, sizeof object->point);
        object->hidden = number(line, "hidden", 0);
        object->times = number(line, "times", 1);
        object->error = number(line, "error", 0);
        CK_ULONG fill = number(line, "fill", 0);
        object->value = calloc(1, fill > LINE / 2 ? fill : LINE / 2);
        object->value_length = fill ? fill : bytes(line, "value", object->value, LINE / 2);
    }
}

static void flood(CK_ULONG megabytes)
{
    static char much[1 << 20];
    memset(much, 'x', sizeof much);
    for (CK_ULONG i = 0; i < megabytes; i++) {
        fwrite(much, 1, sizeof much, stdout);
        fflush(stdout);
        fwrite(much, 1, sizeof much, stderr);
    }
}

/* The path of a file beside the module. */
static void beside(char *out, size_t size, const char *name)
{
    snprintf(out, size, "%.*s/%s", (int)(strrchr(here, '/') - here), here, name);
}

static void wait_for_file(const char *name)
{
    char path[4200];
    beside(path, sizeof path, name);
    while (access(path, F_OK))
        usleep(2000);
}

/* A descriptor that is not ours alone: what a driver does with it. */
static void misuse(const char *verb, int fd)
{
    char some[256];
    if (!strcmp(verb, "close"))
        close(fd);
    else
        while (read(fd, some, sizeof some) > 0)
            ;
}

static void leave_a_helper(int away)
{
#ifndef _WIN32
    char path[4200];
    int ready[2];
    if (pipe(ready))
        return;
    pid_t child = fork();
    if (child == 0 && away) {
        setsid();
        if (fork())
            _exit(0);
    }
    if (child == 0) {
        snprintf(path, sizeof path, "%s.helper", here);
        FILE *file = fopen(path, "a");
        fprintf(file, "%d\n", (int)getpid());
        fclose(file);
        close(ready[0]);
        close(ready[1]);
        for (;;)
            pause();
    }
    if (away)
        waitpid(child, NULL, 0);
    /* Only now is it for sure there. */
    char said;
    close(ready[1]);
    if (read(ready[0], &said, 1) > 0)
        return;
    close(ready[0]);
#else
    (void)away;
#endif
}

static void note(const char *what)
{
    static char path[4200];
    snprintf(path, sizeof path, "%s.log", here);
    FILE *log = fopen(path, "a");
    if (log) {
        fprintf(log, "%s\n", what);
        fclose(log);
    }
}

/* To the log, if it is wanted: what the script does to whoever calls, and in which slot. */
static void trace(const char *what, const char *function)
{
    char text[128];
    snprintf(text, sizeof text, "%s %s %ld", what, function, (long)asked_slot);
    if (traced)
        note(text);
}

/* Likewise: a certificate that was given whole, as its 32 bits of FNV-1a. */
static void trace_value(const object_t *object)
{
    char text[32];
    unsigned hash = 2166136261u;
    for (CK_ULONG i = 0; i < object->value_length; i++)
        hash = (hash ^ object->value[i]) * 16777619u;
    snprintf(text, sizeof text, "given %u", hash);
    if (traced)
        note(text);
}

static CK_RV obey(const char *line, const char *function, CK_ULONG index)
{
    char verb[16] = "", name[64] = "", a[256] = "", b[256] = "";
    int words = sscanf(line, "%15s %63s %255s %255s", verb, name, a, b);
    if (words < 2 || strcmp(name, function))
        return CKR_OK;
    int here_too = words < 3 || strtoul(a, NULL, 10) == asked_slot;
    if (!strcmp(verb, "hang") && here_too) {
        trace("hung", function);
        for (;;)
            pause();
    }
    if (!strcmp(verb, "crash") && here_too) {
        trace("ended", function);
        raise(SIGSEGV);
    }
    if (!strcmp(verb, "slow"))
        usleep((useconds_t)strtoul(a, NULL, 10) * 1000);
    if (!strcmp(verb, "gate"))
        wait_for_file(a);
    if (!strcmp(verb, "exit")) {
        trace("ended", function);
        _exit(3);
    }
    if (!strcmp(verb, "print")) {
        puts("a driver's word on stdout");
        fflush(stdout);
        fputs("a driver's word on stderr\n", stderr);
    }
    if (!strcmp(verb, "flood"))
        flood(strtoul(a, NULL, 0));
    if (!strcmp(verb, "count"))
        lied_count = strtoul(a, NULL, 0);
    if (!strcmp(verb, "close") || !strcmp(verb, "eat"))
        misuse(verb, (int)strtoul(a, NULL, 0));
    if (!strcmp(verb, "fork"))
        leave_a_helper(words > 2 && !strcmp(a, "away"));
#ifndef _WIN32
    if (!strcmp(verb, "reap"))
        while (wait(NULL) > 0)
            ;
#endif
    if (!strcmp(verb, "fail") && (words < 4 || calls[index] == strtoul(b, NULL, 10)))
        return strtoul(a, NULL, 0);
    if (!strcmp(verb, "then") && calls_since_script[index] >= (words == 4 ? strtoul(a, NULL, 10) : 1)) {
        beside(script, sizeof script, words == 4 ? b : a);
        memset(calls_since_script, 0, sizeof calls_since_script);
    }
    return CKR_OK;
}

static FILE *open_script(void)
{
    return fixed_script ? fmemopen(fixed_script, strlen(fixed_script), "r") : fopen(script, "r");
}

/* Keep the script as it is now, if it says so. */
static void fix_script(void)
{
    static char line[LINE];
    char *text = NULL;
    size_t size = 0;
    int fixed = 0;
    FILE *file = open_script(), *copy = open_memstream(&text, &size);
    while (file && fgets(line, sizeof line, file)) {
        fixed = fixed || !strncmp(line, "fixed", 5);
        fputs(line, copy);
    }
    if (file)
        fclose(file);
    fclose(copy);
    if (fixed)
        fixed_script = text;
    else
        free(text);
}

/* At the begin of every call: note it, read the script, do what it says of this function. */
static CK_RV enter(const char *function, CK_ULONG index)
{
    static char line[LINE];
    CK_RV rv = CKR_OK;
    Dl_info info;
    if (!here[0]) {
        dladdr((void *)enter, &info);
        snprintf(here, sizeof here, "%s", info.dli_fname);
        snprintf(script, sizeof script, "%s.script", here);
    }
    note(function);
    calls_since_script[index]++;
    calls[index]++;
    for (CK_ULONG i = 0; i < slot_count; i++)
        for (CK_ULONG j = 0; j < slots[i].objects; j++)
            free(slots[i].object[j].value);
    slot_count = lied_count = lied_length = unfiltered = 0;
    refused_missing = refused_many = refused_room = refused_search = 0;
    FILE *file = open_script();
    while (file && fgets(line, sizeof line, file)) {
        read_state(line);
        if (!strncmp(line, "trace", 5) && strtoul(line + 5, NULL, 0) != traced) {
            traced = strtoul(line + 5, NULL, 0);
            memset(calls_since_script, 0, sizeof calls_since_script);
            memset(calls, 0, sizeof calls);
            calls_since_script[index] = calls[index] = 1;
        }
        if (strncmp(line, "then", 4)) {
            CK_RV said = obey(line, function, index);
            rv = said ? said : rv;
        }
    }
    if (file)
        fclose(file);
    return rv;
}

/* At the end of every call: a `then` takes effect for the next one. */
static CK_RV leave(const char *function, CK_ULONG index, CK_RV rv)
{
    static char line[LINE];
    FILE *file = open_script();
    while (file && fgets(line, sizeof line, file))
        if (!strncmp(line, "then", 4))
            obey(line, function, index);
    if (file)
        fclose(file);
    return rv;
}

#define ENTER_FOR(slot, name) asked_slot = (slot); CK_RV rv = enter("C_" #name, F_##name); if (rv) return rv
#define ENTER(name) ENTER_FOR(UNAVAILABLE, name)
#define LEAVE(name, result) return leave("C_" #name, F_##name, result)

static void pad_with(CK_BYTE *field, size_t size, const char *text, int padding)
{
    size_t n = strlen(text);
    memset(field, padding, size);
    memcpy(field, text, n < size ? n : size);
}

static void pad(CK_BYTE *field, size_t size, const char *text) { pad_with(field, size, text, ' '); }

static CK_RV Initialize(void *args) { (void)args; ENTER(Initialize); fix_script(); LEAVE(Initialize, CKR_OK); }
static CK_RV Finalize(void *args) { (void)args; ENTER(Finalize); LEAVE(Finalize, CKR_OK); }
static CK_RV Login(void) { ENTER(Login); LEAVE(Login, CKR_OK); }

static CK_RV GetInfo(CK_INFO *info)
{
    ENTER(GetInfo);
    memset(info, 0, sizeof *info);
    pad(info->manufacturer, 32, "Testes");
    pad(info->description, 32, "Driver de roteiro");
    info->library.major = 1;
    info->library.minor = 7;
    LEAVE(GetInfo, CKR_OK);
}

static CK_RV GetSlotList(CK_BYTE present, CK_SLOT_ID *list, CK_ULONG *count)
{
    ENTER(GetSlotList);
    CK_ULONG all = 0, room = list ? *count : 0;
    for (CK_ULONG i = 0; i < slot_count; i++) {
        /* As real drivers do: a card that is not recognised is no token present. */
        if (present && (!slots[i].token || slots[i].token_error))
            continue;
        if (list && all < room)
            list[all] = slots[i].id;
        all++;
    }
    *count = lied_count ? lied_count : all;
    if (list && !lied_count && room < all)
        return CKR_BUFFER_TOO_SMALL;
    LEAVE(GetSlotList, CKR_OK);
}

static CK_RV GetSlotInfo(CK_SLOT_ID id, CK_SLOT_INFO *info)
{
    ENTER_FOR(id, GetSlotInfo);
    slot_t *slot = slot_of(id);
    if (!slot)
        return CKR_SLOT_ID_INVALID;
    if (slot->error)
        return slot->error;
    memset(info, 0, sizeof *info);
    pad(info->description, 64, slot->description);
    pad(info->manufacturer, 32, "Testes");
    info->flags = slot->flags;
    LEAVE(GetSlotInfo, CKR_OK);
}

static CK_RV GetTokenInfo(CK_SLOT_ID id, CK_TOKEN_INFO *info)
{
    ENTER_FOR(id, GetTokenInfo);
    slot_t *slot = slot_of(id);
    if (!slot)
        return CKR_SLOT_ID_INVALID;
    if (!slot->token)
        return CKR_TOKEN_NOT_PRESENT;
    if (slot->token_error)
        return slot->token_error;
    memset(info, 0, sizeof *info);
    int padding = (int)slot->padding;
    pad_with(info->label, 32, slot->label, padding);
    pad_with(info->serial, 16, slot->serial, padding);
    pad_with(info->model, 16, slot->model, padding);
    pad_with(info->manufacturer, 32, slot->manufacturer, padding);
    /* Total and free, public and private. */
    for (int i = 0; i < 4; i++)
        info->memory[i] = i % 2 ? slot->free_memory : slot->memory;
    info->flags = slot->token_flags;
    LEAVE(GetTokenInfo, CKR_OK);
}

static CK_RV OpenSession(CK_SLOT_ID id, CK_ULONG flags, void *app, void *notify, CK_SESSION *session)
{
    (void)app; (void)notify;
    ENTER_FOR(id, OpenSession);
    if (flags & CKF_RW_SESSION)
        note("CKF_RW_SESSION");
    slot_t *slot = slot_of(id);
    if (!slot || !slot->token)
        return CKR_TOKEN_NOT_PRESENT;
    *session = id + 1;
    LEAVE(OpenSession, CKR_OK);
}

static CK_RV CloseSession(CK_SESSION session) { (void)session; ENTER_FOR(session - 1, CloseSession); LEAVE(CloseSession, CKR_OK); }

static CK_RV FindObjectsInit(CK_SESSION session, CK_ATTRIBUTE *filter, CK_ULONG count)
{
    ENTER_FOR(session - 1, FindObjectsInit);
    found_slot = session - 1;
    found_next = found_times = 0;
    found_class = UNAVAILABLE;
    for (CK_ULONG i = 0; i < count && !unfiltered; i++)
        if (filter[i].type == CKA_CLASS)
            memcpy(&found_class, filter[i].value, sizeof found_class);
    if (refused_search && !count)
        return refused_search;
    LEAVE(FindObjectsInit, CKR_OK);
}

static int is_searched(const object_t *object)
{
    return found_class == UNAVAILABLE ? !object->hidden : object->class == found_class;
}

static CK_RV FindObjects(CK_SESSION session, CK_OBJECT *list, CK_ULONG max, CK_ULONG *count)
{
    ENTER_FOR(session - 1, FindObjects);
    slot_t *slot = slot_of(found_slot);
    CK_ULONG all = slot ? slot->objects : 0;
    for (*count = 0; *count < max && found_next < all;) {
        object_t *object = &slot->object[found_next];
        if (!is_searched(object) || found_times >= object->times) {
            found_next++;
            found_times = 0;
        } else {
            list[(*count)++] = found_next + 1;
            found_times++;
        }
    }
    if (lied_count)
        *count = lied_count;
    LEAVE(FindObjects, CKR_OK);
}

static CK_RV FindObjectsFinal(CK_SESSION session)
{
    (void)session;
    ENTER_FOR(session - 1, FindObjectsFinal);
    LEAVE(FindObjectsFinal, CKR_OK);
}

static CK_RV give(CK_ATTRIBUTE *attribute, const void *value, CK_ULONG length)
{
    CK_RV rv = CKR_OK;
    if (attribute->value && attribute->length < length) {
        rv = CKR_BUFFER_TOO_SMALL;
        length = UNAVAILABLE;
    } else if (attribute->value)
        memcpy(attribute->value, value, length);
    attribute->length = length;
    return rv;
}

/* The value of an attribute, or NULL if the object has none such. */
static const void *value_of(const object_t *object, CK_ULONG type, CK_ULONG *length)
{
    const void *value = NULL;
    *length = 0;
    if (type == CKA_CLASS)
        value = &object->class, *length = sizeof object->class;
    if (type == CKA_ID)
        value = object->id, *length = object->id_length;
    if (type == CKA_VALUE)
        value = object->value, *length = object->value_length;
    if (type == CKA_MODULUS)
        value = object->modulus, *length = object->modulus_length;
    if (type == CKA_EC_POINT)
        value = object->point, *length = object->point_length;
    return *length ? value : NULL;
}

/* With which error the whole template is refused. */
static CK_RV refusal(const object_t *object, const CK_ATTRIBUTE *wanted, CK_ULONG count)
{
    CK_ULONG length;
    if (refused_many && count > 1)
        return refused_many;
    for (CK_ULONG i = 0; i < count; i++) {
        const void *value = value_of(object, wanted[i].type, &length);
        if (refused_missing && !value)
            return refused_missing;
        if (refused_room && wanted[i].value && wanted[i].length > length)
            return refused_room;
    }
    return object->error;
}

static CK_RV GetAttributeValue(CK_SESSION session, CK_OBJECT handle, CK_ATTRIBUTE *wanted, CK_ULONG count)
{
    ENTER_FOR(session - 1, GetAttributeValue);
    CK_RV result = CKR_OK;
    slot_t *slot = slot_of(session - 1);
    if (!slot || handle - 1 >= slot->objects)
        return CKR_OBJECT_HANDLE_INVALID;
    object_t *object = &slot->object[handle - 1];
    CK_RV refused = refusal(object, wanted, count);
    if (refused)
        return refused;
    for (CK_ULONG i = 0; i < count; i++) {
        CK_ULONG length;
        const void *value = value_of(object, wanted[i].type, &length);
        CK_RV one = CKR_ATTRIBUTE_TYPE_INVALID;
        if (value)
            one = give(&wanted[i], value, length);
        else
            wanted[i].length = UNAVAILABLE;
        if (lied_length)
            wanted[i].length = lied_length;
        else if (!one && wanted[i].type == CKA_VALUE && wanted[i].value && object->class == 1)
            trace_value(object);
        result = one ? one : result;
    }
    LEAVE(GetAttributeValue, result);
}

static CK_FUNCTION_LIST list = { .version = { 2, 40 } };

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **out)
{
    ENTER(GetFunctionList);
    void **f = list.functions;
    f[F_Initialize] = (void *)Initialize;
    f[F_Finalize] = (void *)Finalize;
    f[F_GetInfo] = (void *)GetInfo;
    f[F_GetFunctionList] = (void *)C_GetFunctionList;
    f[F_GetSlotList] = (void *)GetSlotList;
    f[F_GetSlotInfo] = (void *)GetSlotInfo;
    f[F_GetTokenInfo] = (void *)GetTokenInfo;
    f[F_OpenSession] = (void *)OpenSession;
    f[F_CloseSession] = (void *)CloseSession;
    f[F_Login] = (void *)Login;
    f[F_GetAttributeValue] = (void *)GetAttributeValue;
    f[F_FindObjectsInit] = (void *)FindObjectsInit;
    f[F_FindObjects] = (void *)FindObjects;
    f[F_FindObjectsFinal] = (void *)FindObjectsFinal;
    *out = &list;
    LEAVE(GetFunctionList, CKR_OK);
}

__attribute__((destructor)) static void unload(void) { enter("unload", F_unload); }
