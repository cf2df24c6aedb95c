; The installer for one user: no administrator, nothing asked, one double click. Encoding: UTF-8.
; makensis gets from build/windows/nsis.py: VERSION, VERSION_FOUR, PAYLOAD, EXTENSION and EXTENSION_LIST (a list of its
; files), OUTPUT, ICON, SIZE_KB, and GENERATED, a file with the macros NameHost and ForgetHost; and SIGN, a command, if
; there is a certificate.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; both programs hold the same library: the second costs nothing
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "removing.nsh"
!include "${GENERATED}"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Qualitoken"
!define RUN_ONCE_KEY "Software\Microsoft\Windows\CurrentVersion\RunOnce"
!define HOME "$INSTDIR\${VERSION}"
!define LOADABLE "$INSTDIR\extensao" ; beside the versions: a browser remembers its place
!define SWEEPER "varrer.exe" ; the uninstaller again, in the folder of its version: with /varrer it removes others only

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

Name "Qualitoken"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Qualitoken"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "Qualitoken ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Qualitoken instalado"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Feche e abra o navegador. Se a extensão já está nele, não é preciso fazer mais nada."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "O Qualitoken não foi instalado"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "PortugueseBR"

VIProductVersion "${VERSION_FOUR}"
VIAddVersionKey /LANG=1046 "ProductName" "Qualitoken"
VIAddVersionKey /LANG=1046 "CompanyName" "Qualitoken"
VIAddVersionKey /LANG=1046 "LegalCopyright" "GPL-3.0-or-later"
VIAddVersionKey /LANG=1046 "FileDescription" "Instalador do Qualitoken"
VIAddVersionKey /LANG=1046 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1046 "ProductVersion" "${VERSION}"

Var Keep ; the version that stays

; Every other version goes. A host that still runs keeps all of its files, also those that it has yet to read: $Held
; is 1 then. Windows does not let a running program's file be deleted: that tells.
!macro RemovingVersions UN
Function ${UN}RemoveVersions
  Push $0
  Push $1
  Push $2
  StrCpy $2 0
  FindFirst $0 $1 "$INSTDIR\*.*"
  next:
    StrCmp $1 "" done
    StrCmp $1 "." skip
    StrCmp $1 ".." skip
    StrCmp $1 $Keep skip
    Push $1
    Call ${UN}IsVersion
    Exch $1
    StrCmp $1 1 0 other
    Pop $1
    ClearErrors
    Delete "$Folder\qualitoken-host.exe"
    IfErrors held
    Delete "$Folder\${SWEEPER}"
    Call ${UN}RemoveListed
    StrCmp $Held 1 held skip
  other:
    Pop $1
    Goto skip
  held:
    StrCpy $2 1
  skip:
    FindNext $0 $1
    Goto next
  done:
  FindClose $0
  StrCpy $Held $2
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; What was promised for the next log-on: by this version, or as "Qualitoken <version>" by one that removed a folder
; whole, also if that version had been installed again since.
Function ${UN}WithdrawPromises
  Push $0
  Push $1
  Push $2
  StrCpy $0 0
  next:
    EnumRegValue $1 HKCU "${RUN_ONCE_KEY}" $0
    StrCmp $1 "" done
    IntOp $0 $0 + 1
    StrCpy $2 "$1 " 11
    StrCmp $2 "Qualitoken " 0 next
    DeleteRegValue HKCU "${RUN_ONCE_KEY}" "$1"
    StrCpy $0 0
    Goto next
  done:
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro Removing ""
!insertmacro Removing "un."
!insertmacro RemovingVersions ""
!insertmacro RemovingVersions "un."

!macro RemoveLoadable UN
  StrCpy $Folder "${LOADABLE}"
  StrCpy $List "$INSTDIR\extensao.txt"
  Call ${UN}RemoveListed
!macroend

Section
  ; First of all: one may be to remove this very version.
  Call WithdrawPromises
  ; The same version over itself: what runs has the same content and may stay.
  SetOverwrite try
  SetOutPath "${HOME}"
  File /r "${PAYLOAD}\*.*"
  IfFileExists "${HOME}\qualitoken-host.exe" written
    MessageBox MB_OK|MB_ICONSTOP "Não foi possível gravar em ${HOME}. Confira o espaço em disco e se um antivírus bloqueia o instalador; depois tente de novo." /SD IDOK
    SetErrorLevel 2
    Abort
  written:
  !insertmacro RemoveLoadable ""
  SetOutPath "${LOADABLE}"
  File /r "${EXTENSION}\*.*"
  SetOutPath "$INSTDIR"
  File "/oname=extensao.txt" "${EXTENSION_LIST}"
  WriteUninstaller "$INSTDIR\desinstalar.exe"
  ; From here on browsers start the new version; one that is open does at its next start.
  !insertmacro NameHost "${HOME}\br.com.qualitoken.json"
  CreateDirectory "$SMPROGRAMS\Qualitoken"
  CreateShortcut "$SMPROGRAMS\Qualitoken\Diagnóstico do token.lnk" "$SYSDIR\cmd.exe" '/k ""${HOME}\qualitoken.exe" diagnose"' "${HOME}\qualitoken.exe"
  CreateShortcut "$SMPROGRAMS\Qualitoken\Verificar a instalação.lnk" "$SYSDIR\cmd.exe" '/k ""${HOME}\qualitoken.exe" doctor"' "${HOME}\qualitoken.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Qualitoken"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "${HOME}\qualitoken.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Qualitoken"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\desinstalar.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\desinstalar.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  StrCpy $Keep "${VERSION}"
  Call RemoveVersions
  StrCmp $Held 1 0 removed
    WriteUninstaller "${HOME}\${SWEEPER}"
    WriteRegStr HKCU "${RUN_ONCE_KEY}" "Qualitoken" '"${HOME}\${SWEEPER}" /S /varrer'
  removed:
SectionEnd

; At the next log-on, what was held is removed: every version but the one that is installed by then, whichever it is.
Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/varrer" $1
  IfErrors uninstall
  ${GetParent} $INSTDIR $INSTDIR
  ReadRegStr $Keep HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  StrCmp $Keep "" swept
  Call un.RemoveVersions
  StrCmp $Held 1 0 swept
    WriteRegStr HKCU "${RUN_ONCE_KEY}" "Qualitoken" '"${HOME}\${SWEEPER}" /S /varrer'
  swept:
  Quit
  uninstall:
FunctionEnd

Section "Uninstall"
  !insertmacro ForgetHost
  ; A host that a browser still holds would keep its files.
  nsExec::Exec '"$SYSDIR\taskkill.exe" /f /im qualitoken-host.exe'
  Pop $0
  Call un.WithdrawPromises
  StrCpy $Keep ""
  Call un.RemoveVersions
  StrCpy $R0 $Held
  !insertmacro RemoveLoadable "un."
  Delete "$SMPROGRAMS\Qualitoken\Diagnóstico do token.lnk"
  Delete "$SMPROGRAMS\Qualitoken\Verificar a instalação.lnk"
  RMDir "$SMPROGRAMS\Qualitoken"
  StrCmp "$R0$Held" "00" removed
    WriteRegStr HKCU "${RUN_ONCE_KEY}" "Qualitoken" '"$INSTDIR\desinstalar.exe" /S'
    Goto promised
  removed:
    Delete "$INSTDIR\desinstalar.exe"
    RMDir "$INSTDIR"
  promised:
  ; The log is ours (native_host/log.py); config.toml is the user's and stays if there is one.
  Delete "$LOCALAPPDATA\qualitoken\Logs\host*.log*"
  RMDir "$LOCALAPPDATA\qualitoken\Logs"
  RMDir "$LOCALAPPDATA\qualitoken"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
