; Removing what was installed, and nothing else: file by file, by the list that was installed with it. What somebody
; has put beside it stays, and with it the folder; what lies behind a link or a junction is somebody else's.

Var Folder ; whose files are removed
Var List ; the file that lists them: one a line, relative to the folder, with "/"
Var Listed ; the file that a line means
Var Held ; 1: something could not be removed, as a program uses it

!macro Removing UN

; Pops a path; pushes 1 if it is a folder and no link, else 0.
Function ${UN}IsFolder
  Exch $0
  System::Call 'kernel32::GetFileAttributesW(w r0) i .r0'
  StrCmp $0 "-1" no
  IntOp $0 $0 & 0x410 ; FILE_ATTRIBUTE_REPARSE_POINT, FILE_ATTRIBUTE_DIRECTORY
  IntCmp $0 0x10 0 no no
    StrCpy $0 1
    Goto told
  no:
    StrCpy $0 0
  told:
  Exch $0
FunctionEnd

; Pops a line of the list; $Listed is its file, or empty if the line leads out of $Folder.
Function ${UN}FindListed
  Exch $0
  Push $1
  Push $2
  Push $3
  StrCpy $1 $0 1 -1
  StrCmp $1 "$\n" 0 whole
    StrCpy $0 $0 -1
  whole:
  StrCpy $Listed $Folder
  nextPart:
    StrCpy $1 0
  nextLetter:
    StrCpy $2 $0 1 $1
    StrCmp $2 "" part
    StrCmp $2 "/" part
    StrCmp $2 "\" out
    StrCmp $2 ":" out
    StrCmp $2 "*" out
    StrCmp $2 "?" out
    IntOp $1 $1 + 1
    Goto nextLetter
  part:
    StrCpy $3 $0 $1
    StrCpy $Listed "$Listed\$3"
    StrCpy $3 $3 1 -1 ; Windows takes "..", and whatever ends in a point or a blank, for something else
    StrCmp $3 "" out
    StrCmp $3 "." out
    StrCmp $3 " " out
    StrCmp $2 "" found
    Push $Listed
    Call ${UN}IsFolder
    Pop $3
    StrCmp $3 1 0 out
    IntOp $1 $1 + 1
    StrCpy $0 $0 "" $1
    Goto nextPart
  out:
    StrCpy $Listed ""
  found:
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; Removes what $List names in $Folder, then the list, then $Folder if nothing else is in it. Sets $Held; then the
; list stays.
Function ${UN}RemoveListed
  Push $0
  Push $1
  StrCpy $Held 0
  Push $Folder
  Call ${UN}IsFolder
  Pop $0
  StrCmp $0 1 0 removed
  ClearErrors
  FileOpen $0 $List r
  IfErrors removed
  nextFile:
    FileRead $0 $1
    StrCmp $1 "" noMoreFiles
    Push $1
    Call ${UN}FindListed
    StrCmp $Listed "" nextFile
    Delete $Listed
    IfFileExists $Listed 0 nextFile
    StrCpy $Held 1
    Goto nextFile
  noMoreFiles:
  FileSeek $0 0
  nextFolder: ; each, from the file up, once it is empty
    FileRead $0 $1
    StrCmp $1 "" noMoreFolders
    Push $1
    Call ${UN}FindListed
    StrCmp $Listed "" nextFolder
    up:
      ${GetParent} $Listed $Listed
      StrCmp $Listed $Folder nextFolder
      RMDir $Listed
      Goto up
  noMoreFolders:
  FileClose $0
  StrCmp $Held 1 removed
  Delete $List
  ${GetParent} $List $0
  RMDir $0
  RMDir $Folder
  removed:
  Pop $1
  Pop $0
FunctionEnd

; Pops a name in $INSTDIR; $Folder and $List are its own, and 1 is pushed, if it is a version that we installed:
; of digits and points, no link, with a list that names our host.
Function ${UN}IsVersion
  Exch $0
  Push $1
  Push $2
  StrCpy $Folder "$INSTDIR\$0"
  StrCpy $List "$Folder\_internal\files.txt"
  StrCpy $1 0
  nextLetter:
    StrCpy $2 $0 1 $1
    StrCmp $2 "" named
    IntOp $1 $1 + 1
    StrCmp $2 "." nextLetter
    StrCmp $2 "0" nextLetter
    IntOp $2 $2 + 0 ; a letter is taken for 0
    StrCmp $2 "0" no nextLetter
  named:
  Push $Folder
  Call ${UN}IsFolder
  Pop $1
  StrCmp $1 1 0 no
  Push "$Folder\_internal"
  Call ${UN}IsFolder
  Pop $1
  StrCmp $1 1 0 no
  ClearErrors
  FileOpen $1 $List r
  IfErrors no
  nextLine:
    FileRead $1 $2
    StrCmp $2 "qualitoken-host.exe$\n" ours
    StrCmp $2 "" 0 nextLine
    FileClose $1
  no:
    StrCpy $0 0
    Goto told
  ours:
    FileClose $1
    StrCpy $0 1
  told:
  Pop $2
  Pop $1
  Exch $0
FunctionEnd

!macroend
