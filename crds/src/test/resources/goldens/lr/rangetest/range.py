"""Range tests as torch-lr-finder 0.2.2 makes them: python range.py OUT

Each file: update, lr, loss of that update's batch, the finder's smoothed loss; the index has what it suggests.
"""
import json
import os
import sys
import types

import numpy as np
import torch

matplotlib = types.ModuleType("matplotlib.pyplot")  # nothing is drawn
sys.modules.setdefault("matplotlib", types.ModuleType("matplotlib"))
sys.modules["matplotlib.pyplot"] = matplotlib
from torch_lr_finder import LRFinder

out = sys.argv[1] + "/rangetest"
os.makedirs(out, exist_ok=True)
cases = [
    ("exponential", dict(end_lr=10, num_iter=100), 1e-5),
    ("exponential-early", dict(end_lr=100, num_iter=60, smooth_f=0.2, diverge_th=2), 1e-4),
    ("linear", dict(end_lr=3, num_iter=80, step_mode="linear"), 1e-3),
    ("unsmoothed", dict(end_lr=1, num_iter=50, smooth_f=0), 1e-4),
]
index = []
for name, arguments, start in cases:
    torch.manual_seed(1)
    torch.set_default_dtype(torch.float64)
    inputs = torch.randn(512, 10)
    targets = inputs @ torch.randn(10, 1) + 0.3 * torch.randn(512, 1)
    model = torch.nn.Sequential(torch.nn.Linear(10, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
    raw = []

    def criterion(found, wanted):
        loss = torch.nn.functional.mse_loss(found, wanted)
        raw.append(loss.item())
        return loss

    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(inputs, targets), batch_size=16)
    optimizer = torch.optim.SGD(model.parameters(), lr=start)
    finder = LRFinder(model, optimizer, criterion)
    finder.range_test(loader, **arguments)
    lrs, smooth = finder.history["lr"], finder.history["loss"]
    suggestion = lrs[10:-5][int(np.gradient(np.array(smooth[10:-5])).argmin())]
    with open(f"{out}/{name}.csv", "w") as file:
        file.write("update,lr,loss,smoothed\n")
        for t, row in enumerate(zip(lrs, raw, smooth)):
            file.write(",".join([str(t)] + [repr(float(x)) for x in row]) + "\n")
    index.append(dict(name=name, type="linear" if "linear" == arguments.get("step_mode") else "exponential",
                      minLr=start, maxLr=arguments["end_lr"], updates=arguments["num_iter"],
                      smoothing=arguments.get("smooth_f", 0.05), stopFactor=arguments.get("diverge_th", 5),
                      done=len(smooth), suggestedLr=suggestion, lowestLossLr=lrs[int(np.argmin(smooth))]))
with open(f"{out}/index.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(case) for case in index) + "\n]\n")
