"""Learning rates as timm, Keras, DeepSpeed, transformers and LRBench themselves set them.

Run: KERAS_BACKEND=torch python libraries.py OUT LR_SCHEDULES_PY CHANGE_LR_ON_PLATEAU_PY WSD_PY
Needs torch, timm 1.0.31, keras 3.15.1, transformers 5.23.0; the three files are
deepspeed/runtime/lr_schedules.py of DeepSpeed edaa7221 (2026-08-22),
LRBench/lr/ChangeLROnPlateau.py of git-disl/LRBench c1e541b4 and src/optim/utils.py
of epfml/schedules-and-scaling 17e78d60 (arXiv 2405.18392).
Row t is the rate of update t; `metric` is reported after that update.
DeepSpeed's engine calls step() after each update.
"""
import ast
import importlib.util
import json
import math
import os
import random
import sys
import types

import torch

OUT, DEEPSPEED, CHANGE, WSD = sys.argv[1:5]
INDEX = []


def write(vocabulary, name, file, arguments, rows, lr=None, columns=("update", "lr")):
    os.makedirs(f"{OUT}/{vocabulary}", exist_ok=True)
    with open(f"{OUT}/{vocabulary}/{file}.csv", "w") as out:
        out.write(",".join(columns) + "\n")
        for row in rows:
            out.write(",".join(repr(cell) for cell in row) + "\n")
    case = {"vocabulary": vocabulary, "name": name, "file": f"{file}.csv", "updates": len(rows), "arguments": arguments}
    if lr is not None:
        case["lr"] = lr
    INDEX.append(case)


def sgd(lr):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)


def package(name, *folders):
    """A package without its __init__, which would import vision models."""
    module = types.ModuleType(name)
    module.__path__ = [os.path.join(path, *folders) for path in sys.path]
    sys.modules[name] = module


def timm_cases():
    package("timm", "timm")
    package("timm.scheduler", "timm", "scheduler")
    from timm.scheduler.cosine_lr import CosineLRScheduler
    from timm.scheduler.poly_lr import PolyLRScheduler
    from timm.scheduler.tanh_lr import TanhLRScheduler
    kinds = {"cosine": CosineLRScheduler, "tanh": TanhLRScheduler, "poly": PolyLRScheduler}
    cases = [
        ("cosine", "cosine", 120, dict(t_initial=100)),
        ("cosine", "cosine-k-decay", 120, dict(t_initial=100, lr_min=0.01, k_decay=1.5)),
        ("cosine", "cosine-cycles", 130, dict(t_initial=20, lr_min=0.001, cycle_mul=1.5, cycle_decay=0.5, cycle_limit=3)),
        ("cosine", "cosine-equal-cycles", 120, dict(t_initial=25, cycle_decay=0.8, cycle_limit=4)),
        ("cosine", "cosine-warmup", 120, dict(t_initial=100, warmup_t=10, warmup_lr_init=0.001)),
        ("cosine", "cosine-warmup-prefix", 120, dict(t_initial=90, warmup_t=10, warmup_lr_init=0.001, warmup_prefix=True)),
        ("tanh", "tanh", 120, dict(t_initial=100)),
        ("tanh", "tanh-bounds", 120, dict(t_initial=100, lb=-5.0, ub=2.0, lr_min=0.002)),
        ("tanh", "tanh-cycles-warmup", 130, dict(t_initial=20, cycle_mul=2.0, cycle_decay=0.7, cycle_limit=2, warmup_t=6, warmup_lr_init=0.001)),
        ("tanh", "tanh-warmup-prefix", 120, dict(t_initial=100, warmup_t=8, warmup_prefix=True)),
        ("poly", "poly", 120, dict(t_initial=100)),
        ("poly", "poly-k-decay", 120, dict(t_initial=50, power=2.0, lr_min=0.001, k_decay=0.8, cycle_decay=0.5, cycle_limit=2, warmup_t=5)),
    ]
    for name, file, updates, arguments in cases:
        optimizer = sgd(0.1)
        schedule = kinds[name](optimizer, t_in_epochs=False, **arguments)
        rows = []
        for t in range(updates):
            schedule.step_update(t)
            rows.append((t, float(optimizer.param_groups[0]["lr"])))
        write("timm", name, file, arguments, rows, lr=0.1)


def keras_cases():
    import keras
    keras.config.set_floatx("float64")
    schedules = keras.optimizers.schedules
    cases = [
        ("ExponentialDecay", "ExponentialDecay", dict(initial_learning_rate=0.1, decay_steps=20, decay_rate=0.9)),
        ("ExponentialDecay", "ExponentialDecay-staircase", dict(initial_learning_rate=0.1, decay_steps=20, decay_rate=0.9, staircase=True)),
        ("PolynomialDecay", "PolynomialDecay", dict(initial_learning_rate=0.1, decay_steps=80)),
        ("PolynomialDecay", "PolynomialDecay-cycle", dict(initial_learning_rate=0.1, decay_steps=30, end_learning_rate=0.01, power=2.0, cycle=True)),
        ("InverseTimeDecay", "InverseTimeDecay", dict(initial_learning_rate=0.1, decay_steps=10, decay_rate=0.5)),
        ("InverseTimeDecay", "InverseTimeDecay-staircase", dict(initial_learning_rate=0.1, decay_steps=10, decay_rate=0.5, staircase=True)),
        ("CosineDecay", "CosineDecay", dict(initial_learning_rate=0.1, decay_steps=80, alpha=0.05)),
        ("CosineDecay", "CosineDecay-warmup", dict(initial_learning_rate=0.01, decay_steps=80, alpha=0.1, warmup_target=0.2, warmup_steps=15)),
        ("CosineDecayRestarts", "CosineDecayRestarts", dict(initial_learning_rate=0.1, first_decay_steps=15)),
        ("CosineDecayRestarts", "CosineDecayRestarts-scaled", dict(initial_learning_rate=0.1, first_decay_steps=20, t_mul=1.5, m_mul=0.7, alpha=0.02)),
        ("CosineDecayRestarts", "CosineDecayRestarts-equal", dict(initial_learning_rate=0.1, first_decay_steps=25, t_mul=1.0, m_mul=0.8)),
    ]
    for name, file, arguments in cases:
        schedule = getattr(schedules, name)(**arguments)
        write("keras", name, file, arguments, [(t, float(schedule(t))) for t in range(120)])


def deepspeed_cases():
    source = open(DEEPSPEED).read()
    source = source.replace("from deepspeed.utils import logger", "import logging; logger = logging.getLogger('d'); logger.setLevel(100)")
    module = types.ModuleType("lr_schedules")
    exec(compile(source, DEEPSPEED, "exec"), module.__dict__)
    cases = [
        ("WarmupLR", "WarmupLR", dict(warmup_max_lr=0.1, warmup_num_steps=20)),
        ("WarmupLR", "WarmupLR-linear", dict(warmup_min_lr=0.01, warmup_max_lr=0.1, warmup_num_steps=20, warmup_type="linear")),
        ("WarmupDecayLR", "WarmupDecayLR", dict(total_num_steps=100, warmup_max_lr=0.1, warmup_num_steps=20)),
        ("WarmupDecayLR", "WarmupDecayLR-linear", dict(total_num_steps=90, warmup_min_lr=0.02, warmup_max_lr=0.1, warmup_num_steps=10, warmup_type="linear")),
        ("WarmupCosineLR", "WarmupCosineLR", dict(total_num_steps=100, warmup_num_steps=20)),
        ("WarmupCosineLR", "WarmupCosineLR-linear", dict(total_num_steps=100, warmup_num_steps=10, warmup_min_ratio=0.1, cos_min_ratio=0.05, warmup_type="linear")),
        ("OneCycle", "OneCycle", dict(cycle_min_lr=0.01, cycle_max_lr=0.1, cycle_first_step_size=20)),
        ("OneCycle", "OneCycle-decay", dict(cycle_min_lr=0.01, cycle_max_lr=0.1, cycle_first_step_size=15, cycle_second_step_size=30, decay_step_size=10, decay_lr_rate=0.5, cycle_min_mom=0.85, cycle_max_mom=0.95, decay_mom_rate=-0.01)),
        ("OneCycle", "OneCycle-stairs", dict(cycle_min_lr=0.01, cycle_max_lr=0.1, cycle_first_step_size=16, cycle_second_step_size=24, cycle_first_stair_count=4, cycle_second_stair_count=6)),
        ("LRRangeTest", "LRRangeTest", dict(lr_range_test_min_lr=0.001, lr_range_test_step_size=10, lr_range_test_step_rate=2.0)),
        ("LRRangeTest", "LRRangeTest-staircase", dict(lr_range_test_min_lr=0.001, lr_range_test_step_size=10, lr_range_test_step_rate=2.0, lr_range_test_staircase=True)),
    ]
    for name, file, arguments in cases:
        optimizer = torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
        schedule = getattr(module, name)(optimizer, **arguments)
        rows = []
        momentum = name == "OneCycle"
        for t in range(100):
            group = optimizer.param_groups[0]
            row = (t, float(group["lr"]))
            rows.append(row + (float(group["betas"][0]),) if momentum else row)
            schedule.step()
        write("deepspeed", name, file, arguments, rows, lr=0.1 if name == "WarmupCosineLR" else None,
              columns=("update", "lr", "momentum") if momentum else ("update", "lr"))


def noisy(seed, start, slope, noise, count):
    random.seed(seed)
    return [round(max(0.05, start - slope * i) + random.uniform(-noise, noise), 6) for i in range(count)]


def greedy_cases():
    from transformers.optimization import GreedyLR
    up = [round(0.3 + 0.5 * (1 - math.exp(-i / 15)) + 0.01 * ((i * 7) % 5), 6) for i in range(120)]
    cases = [
        ("greedy-pauses", 0.01, noisy(1, 2.5, 0.02, 0.05, 120), dict(factor=0.8, patience=1, cooldown=3, warmup=2, min_lr=1e-4, max_lr=0.05)),
        ("greedy-smooth", 0.01, noisy(2, 2.5, 0.02, 0.2, 120), dict(factor=0.9, patience=2, smooth=True, window_size=5, min_lr=1e-4, max_lr=0.1)),
        ("greedy-reset", 0.01, [2.0] * 30 + noisy(3, 2.0, 0.03, 0.1, 90), dict(factor=0.5, patience=0, cooldown=1, min_lr=1e-3, max_lr=0.1, reset_start=3, smooth=True, window_size=4)),
        ("greedy-accuracy", 0.01, up, dict(mode="max", factor=0.9, patience=1, threshold=0.01, threshold_mode="rel", min_lr=1e-4, max_lr=0.1)),
        ("greedy-defaults", 0.1, noisy(4, 2.5, 0.02, 0.01, 120), dict()),
    ]
    for file, lr, metrics, arguments in cases:
        optimizer = sgd(lr)
        schedule = GreedyLR(optimizer, **arguments)
        rows = []
        for t, metric in enumerate(metrics):
            rows.append((t, float(optimizer.param_groups[0]["lr"]), metric))
            schedule.step(metric)
        if arguments.get("mode") == "max":
            arguments = dict(arguments, metric="accuracy")
        write("huggingface", "greedy", file, arguments, rows, lr=lr, columns=("update", "lr", "metric"))


def change_cases():
    """The class itself; only Keras and TensorFlow, which it merely registers with, are empty shells."""
    tf = types.ModuleType("tensorflow")
    tf.keras = types.SimpleNamespace(callbacks=types.SimpleNamespace(Callback=object))
    backend = types.SimpleNamespace(set_value=lambda *_: None)
    functions = types.ModuleType("LRBench.lr.LRfunctions")
    # Written from the formulas of arXiv 1908.06477, table 1.
    def rate(lrPolicy, k0, k1=None, l=None):
        if lrPolicy == "FIX":
            return lambda t: k0
        return lambda t: (k1 - k0) * 2 / math.pi * abs(math.asin(math.sin(math.pi * t / (2 * l)))) + k0
    functions.getLRFunction = rate
    saved = {name: sys.modules.get(name) for name in ("tensorflow", "keras")}
    keras = types.ModuleType("keras")
    keras.backend = backend
    sys.modules.update({"tensorflow": tf, "keras": keras, "LRBench": types.ModuleType("LRBench"),
                        "LRBench.lr": types.ModuleType("LRBench.lr"), "LRBench.lr.LRfunctions": functions})
    spec = importlib.util.spec_from_file_location("change", CHANGE)
    change = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(change)
    fix = [dict(lrPolicy="FIX", k0=k) for k in (0.1, 0.05, 0.02, 0.01, 0.005)]
    tri = [dict(lrPolicy="TRI", k0=k / 5, k1=k, l=25) for k in (0.3, 0.1, 0.05)]
    cases = [
        ("change", fix, 4, 5, 40, "val_loss", noisy(5, 2.5, 0.02, 0.03, 40), dict()),
        ("change-accuracy", fix, 2, 10, 60, "val_accuracy",
         [round(0.9 * (1 - math.exp(-i / 6)), 6) for i in range(60)], dict(cooldown=3, threshold=0.001, metric_detection_iter=3)),
        ("change-triangles", tri, 1, 7, 50, "val_loss", noisy(6, 3.0, 0.05, 0.2, 50), dict(cooldown=2, threshold=0.2, metric_detection_iter=4)),
        ("change-no-cooldown", fix, 0, 4, 50, "val_loss", [1.0] * 50, dict(cooldown=0, metric_detection_iter=2)),
    ]
    for file, policies, start, every, evaluations, monitor, metrics, arguments in cases:
        policy = change.ChangeLROnPlateau(policies, start, monitor=monitor, **arguments)
        change.LR_func_list = policies
        policy.params = {"epochs": evaluations, "steps": every}
        policy.model = types.SimpleNamespace(_train_counter=0, optimizer=types.SimpleNamespace(lr=0))
        policy.on_train_begin()
        rows = []
        for t in range(evaluations * every):
            policy.model._train_counter = t - 1  # it asks its functions for the update after this one
            policy.on_train_batch_begin(0)
            rate_now = float(policy.lr_lst[-1])
            metric = ""
            if (t + 1) % every == 0:
                metric = metrics[(t + 1) // every - 1]
                policy.model._train_counter = t + 1
                policy.on_epoch_end(0, {"val_loss": metric, "val_accuracy": metric})
            rows.append((t, rate_now, metric))
        ours = {"policies": [dict(p) for p in policies], "start": start, "metric": "accuracy" if "acc" in monitor else "evalLoss", **arguments}
        os.makedirs(f"{OUT}/lrbench", exist_ok=True)
        with open(f"{OUT}/lrbench/{file}.csv", "w") as out:
            out.write("update,lr,metric\n")
            for t, lr, metric in rows:
                out.write(f"{t},{lr!r},{metric!r}\n".replace("''", ""))
        INDEX.append({"vocabulary": "lrbench", "name": "ChangeLROnPlateau", "file": f"{file}.csv", "updates": len(rows), "arguments": ours})
    for name, module in saved.items():
        sys.modules.pop(name, None)
        if module is not None:
            sys.modules[name] = module


def wsd_cases():
    tree = ast.parse(open(WSD).read())
    tree.body = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "wsd_schedule"]
    found = {"math": math}
    exec(compile(tree, WSD, "exec"), found)
    for ours, theirs in (("1-square", "square"), ("exponential", "exp"), ("mirror-cosine", "miror_cosine")):
        schedule = found["wsd_schedule"](100, final_lr_factor=0.05, n_warmup=0, fract_decay=0.4, decay_type=theirs)
        arguments = dict(num_training_steps=100, num_decay_steps=40, decay_type=ours, min_lr_ratio=0.05)
        write("huggingface", "warmup_stable_decay", "warmup_stable_decay-" + ours, arguments,
              [(t, 0.1 * schedule(t)) for t in range(100)], lr=0.1)


wsd_cases()
timm_cases()
keras_cases()
deepspeed_cases()
greedy_cases()
change_cases()
with open(f"{OUT}/libraries.json", "w") as out:
    out.write("[\n" + ",\n".join(json.dumps(case) for case in INDEX) + "\n]\n")
