#!/usr/bin/env python3
"""LRBench's trainer beside Hugging Face Trainer + PEFT: the same model, data, LoRA, dtype and threads, interleaved in one run.

    docs/compare-with-peft.py BASELINE PYTHON MODEL TEXT [ROUNDS]

BASELINE is the folder with hf_peft.py and suite.py, PYTHON an interpreter with its requirements. Build LRBench first: mvn -DskipTests package.
Four cells a round: one trial each, then four policies (LRBench: one pack on two workers; baseline: two processes of one thread at a time).
tokens/s of one trial: input positions over the time of the updates, evaluation excluded; LRBench's includes its first update, the baseline's
does not. The suites' wall time includes everything, start-up too.
"""
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
UPDATES, BATCH, LENGTH = 60, 4, 256
POLICIES = [
    {"name": "cosine", "policy": "cosine", "lr": 3e-3, "warmup": 6},
    {"name": "linear", "policy": "linear", "lr": 3e-3, "warmup": 6},
    {"name": "constant", "policy": "constant", "lr": 3e-3},
    {"name": "inverse", "policy": "inverse_sqrt", "lr": 3e-3, "warmup": 6},
]


def ours(policy):
    block = {"type": policy["policy"], "lr": policy["lr"]}
    if "warmup" in policy:
        block["warmupSteps"] = policy["warmup"]
    return {"hash": policy["name"], "policy": {"name": policy["name"], "huggingface": block}, "seed": 0}


def lrbench(model, text, policies, workers):
    pack = {
        "version": 1, "workers": workers, "trials": [ours(p) for p in policies],
        "model": {"uri": "file:" + model}, "dataset": {"uri": "file:" + text, "format": "text", "maxExamples": 600},
        "training": {"method": "lora", "lora": {"rank": 8, "alpha": 16, "targets": ["q_proj", "v_proj"]}, "optimizer": {"type": "adamw"},
                     "batchSize": BATCH, "maxLength": LENGTH, "updates": UPDATES, "maxGradNorm": 1.0},
        "evaluation": {"every": UPDATES, "maxExamples": 32},
    }
    trainer = os.path.join(HOME, "trainer-image", "target")
    message = tempfile.NamedTemporaryFile(delete=False).name
    environment = {
        **os.environ, "LRBENCH_PACK": json.dumps(pack), "TERMINATION_LOG": message, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "PASSIVE", "DJL_OFFLINE": "true", "OPT_OUT_TRACKING": "true",
        "DJL_CACHE_DIR": os.path.join(trainer, "engine"),
    }
    command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx1g", "-cp",
               os.path.join(trainer, "classes") + ":" + os.path.join(trainer, "lib", "*"), "io.lrbench.trainer.Main"]
    wall, cpu, _ = timed(command, environment)
    with open(message) as file:
        results = json.load(file)["trials"]
    os.unlink(message)
    tokens = UPDATES * BATCH * LENGTH
    return {"tokens_per_s": tokens / results[0]["trainSeconds"], "wall_s": wall, "cpu_s": cpu}


def peft(baseline, python, model, text, extra=()):
    p = POLICIES[0]
    command = [python, "-W", "ignore", os.path.join(baseline, "hf_peft.py"), "--model", model, "--data", text, "--policy", p["policy"],
               "--lr", str(p["lr"]), "--warmup", str(p["warmup"]), "--updates", str(UPDATES), *extra]
    wall, cpu, out = timed(command, {**os.environ, "OMP_NUM_THREADS": "1"})
    return {"tokens_per_s": json.loads(out)["tokens_per_s"], "wall_s": wall, "cpu_s": cpu}


def peft_suite(baseline, python, model, text, extra=()):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(POLICIES, file)
        file.flush()
        command = [python, os.path.join(baseline, "suite.py"), "--policies", file.name, "--mode", "parallel", "--",
                   "--model", model, "--data", text, "--updates", str(UPDATES), *extra]
        wall, cpu, _ = timed(command, dict(os.environ))
    return {"wall_s": wall, "cpu_s": cpu}


def timed(command, environment):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.time() - start, cpu, done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def main():
    baseline, python, model, text = (os.path.abspath(a) if i != 1 else a for i, a in enumerate(sys.argv[1:5]))
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    cells = {
        "LRBench, one trial": lambda: lrbench(model, text, POLICIES[:1], 1),
        "Trainer + PEFT, one run": lambda: peft(baseline, python, model, text),
        "Trainer + PEFT --repeat-kv, one run": lambda: peft(baseline, python, model, text, ["--repeat-kv"]),
        "LRBench, pack of four": lambda: lrbench(model, text, POLICIES, 2),
        "Trainer + PEFT, four runs": lambda: peft_suite(baseline, python, model, text),
        "Trainer + PEFT --repeat-kv, four runs": lambda: peft_suite(baseline, python, model, text, ["--repeat-kv"]),
    }
    measured = {name: [] for name in cells}
    for _ in range(rounds):
        for name, run in cells.items():
            measured[name].append(run())
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, medians of {rounds} (least, most)")
    for name, values in measured.items():
        columns = []
        for key in ("tokens_per_s", "wall_s", "cpu_s"):
            if key in values[0]:
                numbers = [value[key] for value in values]
                columns.append(f"{key} {statistics.median(numbers):.1f} ({min(numbers):.1f}, {max(numbers):.1f})")
        print(f"{name:38} " + "  ".join(columns))


if __name__ == "__main__":
    main()
