; The installer for one user: no administrator, nothing asked, one double click. Encoding: UTF-8.
; makensis gets from build/windows/nsis.py: VERSION, VERSION_FOUR, PAYLOAD, OUTPUT, ICON, SIZE_KB, and GENERATED,
; a file with the macros NameHost and ForgetHost; and SIGN, a command, if there is a certificate.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; both programs hold the same library: the second costs nothing
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "${GENERATED}"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Qualitoken"
!define RUN_ONCE_KEY "Software\Microsoft\Windows\CurrentVersion\RunOnce"
!define HOME "$INSTDIR\${VERSION}"

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

; Every other version's folder goes. A host that still runs keeps all of its files, also those that it has yet to
; read: they go at the next log-on. Windows does not let a running program's file be deleted: that tells.
!macro RemoveOldVersions UN KEEP
Function ${UN}RemoveVersions
  Push $0
  Push $1
  FindFirst $0 $1 "$INSTDIR\*.*"
  next:
    StrCmp $1 "" done
    StrCmp $1 "." skip
    StrCmp $1 ".." skip
    StrCmp $1 "${KEEP}" skip
    IfFileExists "$INSTDIR\$1\_internal\*.*" 0 skip
    ClearErrors
    Delete "$INSTDIR\$1\qualitoken-host.exe"
    IfErrors later
    RMDir /r "$INSTDIR\$1"
    IfFileExists "$INSTDIR\$1\*.*" 0 skip
  later:
    WriteRegStr HKCU "${RUN_ONCE_KEY}" "Qualitoken $1" '"$SYSDIR\cmd.exe" /c rmdir /s /q "$INSTDIR\$1"'
  skip:
    FindNext $0 $1
    Goto next
  done:
  FindClose $0
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro RemoveOldVersions "" "${VERSION}"
!insertmacro RemoveOldVersions "un." ""

Section
  ; The same version over itself: what runs has the same content and may stay.
  SetOverwrite try
  SetOutPath "${HOME}"
  File /r "${PAYLOAD}\*.*"
  IfFileExists "${HOME}\qualitoken-host.exe" written
    MessageBox MB_OK|MB_ICONSTOP "Não foi possível gravar em ${HOME}. Confira o espaço em disco e se um antivírus bloqueia o instalador; depois tente de novo." /SD IDOK
    SetErrorLevel 2
    Abort
  written:
  SetOutPath "$INSTDIR"
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
  Call RemoveVersions
SectionEnd

Section "Uninstall"
  !insertmacro ForgetHost
  ; A host that a browser still holds would keep its files.
  nsExec::Exec '"$SYSDIR\taskkill.exe" /f /im qualitoken-host.exe'
  Pop $0
  StrCpy $0 0
  nextPromise: ; of removing a version at the next log-on
    EnumRegValue $1 HKCU "${RUN_ONCE_KEY}" $0
    StrCmp $1 "" noPromises
    IntOp $0 $0 + 1
    StrCpy $2 $1 11
    StrCmp $2 "Qualitoken " 0 nextPromise
    DeleteRegValue HKCU "${RUN_ONCE_KEY}" "$1"
    StrCpy $0 0
    Goto nextPromise
  noPromises:
  Call un.RemoveVersions
  Delete "$SMPROGRAMS\Qualitoken\Diagnóstico do token.lnk"
  Delete "$SMPROGRAMS\Qualitoken\Verificar a instalação.lnk"
  RMDir "$SMPROGRAMS\Qualitoken"
  Delete "$INSTDIR\desinstalar.exe"
  RMDir "$INSTDIR"
  ; The log is ours; config.toml is the user's and stays if there is one.
  RMDir /r "$LOCALAPPDATA\qualitoken\Logs"
  RMDir "$LOCALAPPDATA\qualitoken"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
