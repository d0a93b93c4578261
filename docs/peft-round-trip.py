#!/usr/bin/env python3
"""Adapters from LRBench into PEFT and back, by the loss on the same held-out tokens.

    docs/peft-round-trip.py PYTHON MODEL TEXT

PYTHON is an interpreter with torch, transformers, peft and safetensors; MODEL a folder in Hugging Face's layout, TEXT a text
file. Build LRBench first: mvn -DskipTests package.
There: LRBench trains LoRA adapters for 30 updates and exports them; PeftModel.from_pretrained loads the folder and evaluates the
blocks that LRBench held out. Back: PEFT makes adapters of its own with random A and B and saves them; LRBench starts from that
folder, and its evaluation before update 0 is set beside PEFT's. Plain LoRA and rsLoRA; both differences must be below 1e-5.
"""
import json
import os
import subprocess
import sys
import tempfile

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
UPDATES, LENGTH, HELD_OUT, BLOCKS = 30, 128, 16, 200
TARGETS = ["q_proj", "v_proj", "down_proj"]
EVALUATE = """
import json, sys, torch
from peft import LoraConfig, PeftModel, get_peft_model
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy
from transformers import AutoModelForCausalLM
model_folder, text, adapters, make, rs, length, blocks, held = json.loads(sys.argv[1])
torch.set_num_threads(1)
base = AutoModelForCausalLM.from_pretrained(model_folder, dtype=torch.float32)
if make:
    torch.manual_seed(7)
    model = get_peft_model(base, LoraConfig(r=4, lora_alpha=8, target_modules=make, use_rslora=rs, task_type="CAUSAL_LM"))
    for name, p in model.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(p, std=0.02)
    model.save_pretrained(adapters)
model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(model_folder, dtype=torch.float32), adapters).eval()
tokenizer = Tokenizer.from_file(model_folder + "/tokenizer.json")
ids = tokenizer.encode(open(text, encoding="utf-8").read(), add_special_tokens=False).ids
bos = base.config.bos_token_id
rows = torch.tensor([[bos] + ids[i * (length - 1):(i + 1) * (length - 1)] for i in range(blocks)])[-held:]
with torch.no_grad():
    logits = model(input_ids=rows).logits
    loss = cross_entropy(logits[:, :-1].reshape(-1, logits.size(-1)), rows[:, 1:].reshape(-1))
print(loss.item())
"""


def peft(python, model, text, adapters, make=None, rs=False):
    arguments = json.dumps([model, text, adapters, make, rs, LENGTH, BLOCKS, HELD_OUT])
    done = subprocess.run([python, "-W", "ignore", "-c", EVALUATE, arguments], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    return float(done.stdout.split()[-1])


def lrbench(model, text, output, lora, updates, export):
    pack = {
        "version": 1, "workers": 1,
        "trials": [{"hash": "trial", "policy": {"name": "p", "lrbench": {"type": "FIX", "k0": 3e-3}}, "seed": 1}],
        "model": {"uri": "file:" + model},
        "dataset": {"uri": "file:" + text, "format": "text", "maxExamples": BLOCKS, "holdout": HELD_OUT / BLOCKS},
        "training": {"method": "lora", "lora": lora, "batchSize": 4, "maxLength": LENGTH, "updates": updates, "export": export},
    }
    trainer = os.path.join(HOME, "trainer-image", "target")
    environment = {
        **os.environ, "LRBENCH_PACK": json.dumps(pack), "LRBENCH_OUTPUT": output, "TERMINATION_LOG": os.path.join(output, "answer"),
        "OMP_NUM_THREADS": "1", "DJL_OFFLINE": "true", "OPT_OUT_TRACKING": "true", "DJL_CACHE_DIR": os.path.join(trainer, "engine"),
    }
    classes = os.environ.get("LRBENCH_CLASSPATH", os.path.join(trainer, "classes") + ":" + os.path.join(trainer, "lib", "*"))
    subprocess.run(["java", "-XX:+UseSerialGC", "-Xmx1g", "-cp", classes, "io.lrbench.trainer.Main"], env=environment, check=True,
                   stdout=subprocess.DEVNULL)
    with open(os.path.join(output, "trial.json")) as file:
        return [point["evalLoss"] for point in json.load(file)["curve"]["evaluations"]]


def main():
    python, model, text = sys.argv[1], os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
    largest = 0
    for rs in (False, True):
        name = "rsLoRA" if rs else "LoRA"
        lora = {"rank": 4, "alpha": 8, "targets": TARGETS, "rsLora": rs}
        with tempfile.TemporaryDirectory() as folder:
            ours = lrbench(model, text, folder, lora, UPDATES, True)
            theirs = peft(python, model, text, os.path.join(folder, "trial"))
            print(f"{name}: untrained {ours[0]:.6f}, trained by LRBench {ours[-1]:.7f}, in PEFT {theirs:.7f}, difference {abs(ours[-1] - theirs):.1e}")
            largest = max(largest, abs(ours[-1] - theirs))
        with tempfile.TemporaryDirectory() as folder:
            adapters = os.path.join(folder, "made")
            theirs = peft(python, model, text, adapters, TARGETS, rs)
            ours = lrbench(model, text, folder, {**lora, "init": {"uri": "file:" + adapters}}, 1, False)
            print(f"{name}: made by PEFT {theirs:.7f}, in LRBench {ours[0]:.7f}, difference {abs(ours[0] - theirs):.1e}")
            largest = max(largest, abs(ours[0] - theirs))
    print("largest difference %.1e, limit 1e-5" % largest)
    sys.exit(largest >= 1e-5)


if __name__ == "__main__":
    main()
