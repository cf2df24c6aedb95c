/* The part of PKCS#11 v2.40 that the scripted module needs, written from the specification. */
#ifndef PKCS11_MIN_H
#define PKCS11_MIN_H

typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV;
typedef CK_ULONG CK_SLOT_ID;
typedef CK_ULONG CK_SESSION;
typedef CK_ULONG CK_OBJECT;
typedef unsigned char CK_BYTE;

#define CKR_OK 0x00UL
#define CKR_SLOT_ID_INVALID 0x03UL
#define CKR_ATTRIBUTE_TYPE_INVALID 0x12UL
#define CKR_OBJECT_HANDLE_INVALID 0x82UL
#define CKR_TOKEN_NOT_PRESENT 0xE0UL
#define CKR_BUFFER_TOO_SMALL 0x150UL
#define CKA_CLASS 0x000UL
#define CKA_VALUE 0x011UL
#define CKA_ID 0x102UL
#define CKA_MODULUS 0x120UL
#define CKA_EC_POINT 0x181UL
#define CKF_RW_SESSION 0x2UL
#define UNAVAILABLE (~0UL)

typedef struct { CK_BYTE major, minor; } CK_VERSION;

typedef struct {
    CK_VERSION cryptoki;
    CK_BYTE manufacturer[32];
    CK_ULONG flags;
    CK_BYTE description[32];
    CK_VERSION library;
} CK_INFO;

typedef struct {
    CK_BYTE description[64];
    CK_BYTE manufacturer[32];
    CK_ULONG flags;
    CK_VERSION hardware, firmware;
} CK_SLOT_INFO;

typedef struct {
    CK_BYTE label[32], manufacturer[32], model[16], serial[16];
    CK_ULONG flags;
    CK_ULONG sessions[4], pin_lengths[2], memory[4];
    CK_VERSION hardware, firmware;
    CK_BYTE time[16];
} CK_TOKEN_INFO;

typedef struct {
    CK_ULONG type;
    void *value;
    CK_ULONG length;
} CK_ATTRIBUTE;

/* CK_FUNCTION_LIST: a version, then 68 pointers in the order of the specification. */
#define FUNCTIONS 68
typedef struct {
    CK_VERSION version;
    void *functions[FUNCTIONS];
} CK_FUNCTION_LIST;

enum {
    F_Initialize = 0, F_Finalize = 1, F_GetInfo = 2, F_GetFunctionList = 3, F_GetSlotList = 4,
    F_GetSlotInfo = 5, F_GetTokenInfo = 6, F_OpenSession = 12, F_CloseSession = 13, F_Login = 18,
    F_GetAttributeValue = 24, F_FindObjectsInit = 26, F_FindObjects = 27, F_FindObjectsFinal = 28,
    F_unload = 67 /* not one of them: counted in the last one's place */
};

#endif
