"""Run the commands of the CI templates the way their servers would, and look at what they leave behind."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import yaml

ROOT, WORK = Path(sys.argv[1]), Path(sys.argv[2])

# A personality that one scenario is enough to find out.
FAULTY = "identify-other-protocol-version"


def shell(script, environment, folder):
    """Run a script as a step of a job; gives its exit code and output."""
    folder.mkdir(parents=True, exist_ok=True)
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("WSMANSPEC", "GITHUB"))}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=inherited | environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    return done.returncode, done.stdout


def expect(what, actual, expected, output=""):
    if actual != expected:
        sys.exit(f"{what}: expected {expected!r}, but was {actual!r}\n{output}")


def github(name, inputs, code, verdict):
    """The steps of the composite action that are commands; those of other actions are not run."""
    action = yaml.safe_load((ROOT / "ci/github/action.yml").read_text())
    folder = WORK / name
    values = {k: v.get("default", "") for k, v in action["inputs"].items()} | inputs
    unknown = set(inputs) - set(action["inputs"])
    expect("inputs that the action does not have", unknown, set())
    files = {"GITHUB_OUTPUT": folder / "output", "GITHUB_STEP_SUMMARY": folder / "summary"}
    context = {"GITHUB_ACTION_PATH": str(ROOT / "ci/github")} | {k: str(v) for k, v in files.items()}
    gate = next(s for s in action["runs"]["steps"] if s.get("id") == "gate")

    def filled(text):
        return re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda m: values[m.group(1)], text)

    environment = context | {k: filled(v) for k, v in gate["env"].items()}
    actual, output = shell(gate["run"], environment, folder)
    expect(f"{name}: exit code", actual, code, output)
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
    expect(f"{name}: verdict", outputs["verdict"], verdict, output)
    expect(f"{name}: exit code told", outputs["exit-code"], str(code), output)
    for told in action["outputs"].values():
        key = re.search(r"outputs\.([a-z-]+)", told["value"]).group(1)
        expect(f"{name}: output {key} is told", key in outputs, True)
    if code in (0, 1):
        expect(f"{name}: a summary", bool(files["GITHUB_STEP_SUMMARY"].read_text().strip()), True)
        sarif = json.loads((folder / values["out"] / "results.sarif").read_text())
        failures = [r for r in sarif["runs"][0]["results"] if r.get("level") == "error"]
        expect(f"{name}: SARIF results", bool(failures), code == 1)
    print(f"github  {name}: exit {actual}, {outputs['verdict']}")


def gitlab(name, variables, code):
    job = yaml.safe_load((ROOT / "ci/gitlab/wsmanspec.gitlab-ci.yml").read_text())[".wsmanspec"]
    folder = WORK / name
    environment = {k: str(v) for k, v in job["variables"].items()} | variables
    environment |= {"WSMANSPEC_HOME": str(ROOT), "CI_PROJECT_DIR": str(folder)}
    actual, output = shell("\n".join(job["script"]), environment, folder)
    expect(f"{name}: exit code", actual, code, output)
    expect(f"{name}: JUnit report", (folder / job["artifacts"]["reports"]["junit"]).is_file(), True)
    for path in job["artifacts"]["paths"]:
        expect(f"{name}: artifacts {path}", any((folder / path).iterdir()), True)
    print(f"gitlab  {name}: exit {actual}")


def jenkins(name, parameters, code):
    text = (ROOT / "ci/jenkins/Jenkinsfile").read_text()
    script = re.search(r"sh '''(.*?)'''", text, re.S).group(1)
    declared = dict(re.findall(r"(?:string)\(name: '(\w+)', defaultValue: '([^']*)'", text))
    declared |= dict(re.findall(r"choice\(name: '(\w+)', choices: \['(\w+)'", text))
    declared |= dict(re.findall(r"^    (WSMANSPEC_\w+) = '([^']*)'", text, re.M))
    expect("parameters that the pipeline does not have", set(parameters) - set(declared), set())
    folder = WORK / name
    actual, output = shell(script, declared | parameters | {"WSMANSPEC_HOME": str(ROOT)}, folder)
    expect(f"{name}: exit code", actual, code, output)
    report = re.search(r"testResults: '([^']+)'", text).group(1)
    expect(f"{name}: JUnit report", (folder / report).is_file(), True)
    expect(f"{name}: page", (folder / "wsmanspec-report/conformance.html").is_file(), True)
    print(f"jenkins {name}: exit {actual}")


def main():
    some = "identify get-singleton missing-action"
    github("held", {"target": "mock", "scenarios": some}, 0, "held")
    github("unreachable", {"target": "http://127.0.0.1:1/wsman", "scenarios": some}, 4, "unreachable")
    github("no-such-plan", {"target": "mock", "plan": "no-such-plan"}, 2, "error")
    gitlab("gitlab-held", {"WSMANSPEC_TARGET": "mock", "WSMANSPEC_SCENARIOS": some}, 0)
    log = WORK / "mock.log"
    with log.open("w") as out:
        mock = subprocess.Popen(
            [ROOT / "wsmanspec", "mock", "--port", "0", "--personality", FAULTY], stdout=out, stderr=out)
    try:
        found = None
        end = time.monotonic() + 60
        while not found and time.monotonic() < end and mock.poll() is None:
            time.sleep(0.2)
            found = re.search(r"listening at (\S+?),", log.read_text())
        if not found:
            sys.exit("the faulty endpoint does not start:\n" + log.read_text())
        faulty = found.group(1)
        github("failed", {"target": faulty, "scenarios": some}, 1, "failed")
        baseline = str(WORK / "baseline.json")
        subprocess.run(
            [ROOT / "wsmanspec", "baseline", "create", WORK / "failed/wsmanspec-report", "-o", baseline],
            check=True, stdout=subprocess.DEVNULL)
        gitlab("known", {"WSMANSPEC_TARGET": faulty, "WSMANSPEC_SCENARIOS": some, "WSMANSPEC_BASELINE": baseline}, 0)
        jenkins("jenkins-failed", {"WSMANSPEC_TARGET": faulty, "WSMANSPEC_PLAN": "interop-2006"}, 1)
        jenkins("jenkins-none", {"WSMANSPEC_TARGET": faulty, "WSMANSPEC_FAIL_ON": "none", "WSMANSPEC_PLAN": "interop-2006"}, 0)
    finally:
        mock.terminate()
        mock.wait()


main()
