@echo off
rem Runs Counterpart; builds it first when the jar is missing or older than the sources. Needs a JDK 17+ and Maven.
setlocal
set "HERE=%~dp0"
set "JAR=%HERE%target\counterpart.jar"
set "LOCK=%HERE%.counterpart-build.lock"
:check
powershell -NoProfile -Command "$j=Get-Item -ErrorAction SilentlyContinue $env:JAR; if(-not $j){exit 1}; $n=Get-ChildItem -Recurse -File \"$env:HERE\src\main\",\"$env:HERE\data-schema\",\"$env:HERE\pom.xml\" | Where-Object {$_.LastWriteTime -gt $j.LastWriteTime} | Select-Object -First 1; if($n){exit 1}"
if not errorlevel 1 goto run
where mvn >nul 2>nul
if errorlevel 1 (
  echo counterpart: Maven ^(mvn^) is not on the path; install Maven 3.8.6 or newer and a JDK 17 or newer, then run again. 1>&2
  exit /b 1
)
mkdir "%LOCK%" 2>nul
if errorlevel 1 (
  echo counterpart: waiting for another build of this folder to end ^(delete %LOCK% if none is running^) ... 1>&2
  timeout /t 2 /nobreak >nul
  goto check
)
echo counterpart: building ^(first use or changed sources^) ... 1>&2
call mvn -q -f "%HERE%pom.xml" -DskipTests package > "%TEMP%\counterpart-build.log" 2>&1
set STATUS=%ERRORLEVEL%
rmdir "%LOCK%"
if not "%STATUS%"=="0" (
  type "%TEMP%\counterpart-build.log" 1>&2
  echo counterpart: the build failed; its messages stand above. 1>&2
  exit /b 1
)
copy /b "%JAR%"+,, "%JAR%" >nul
:run
set "JAVA=java"
if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=30000 -XX:Tier4CompileThreshold=200000 -XX:Tier4BackEdgeThreshold=400000 -Dfile.encoding=UTF-8 -jar "%JAR%" %*
exit /b %ERRORLEVEL%
