"""Renders the chats of chats.json with every template beside it by transformers 5.23.0 and writes
rendered.json: text, spans of {% generation %}, and for stories260K's tokenizer the ids and the mask of
assistant tokens of apply_chat_template. The templates have the constructs of the published ones whose
names they bear. Give the folder of that model as the argument."""

import glob
import json
import os
import sys

from transformers import AutoTokenizer
from transformers.utils.chat_template_utils import render_jinja_template

here = os.path.dirname(os.path.abspath(__file__))
tokenizer = AutoTokenizer.from_pretrained(sys.argv[1])
chats = json.load(open(f"{here}/chats.json"))
out = []
for path in sorted(glob.glob(f"{here}/*.jinja")):
    template = open(path).read()
    for number, chat in enumerate(chats):
        for ask in (False, True):
            row = {"template": os.path.basename(path), "chat": number, "ask": ask}
            marks = "generation %}" in template or "generation -%}" in template
            try:
                text, spans = render_jinja_template(
                    [chat], chat_template=template, add_generation_prompt=ask,
                    return_assistant_tokens_mask=marks, bos_token="<s>", eos_token="</s>")
                row["text"] = text[0]
                if marks:
                    row["spans"] = spans[0]
                if marks and not ask:
                    tokens = tokenizer.apply_chat_template(
                        chat, chat_template=template, return_assistant_tokens_mask=True,
                        return_dict=True, bos_token="<s>", eos_token="</s>")
                    row["ids"] = tokens["input_ids"]
                    row["mask"] = tokens["assistant_masks"]
            except Exception as e:
                row["error"] = str(e)
            out.append(row)
with open(f"{here}/rendered.json", "w") as file:
    json.dump(out, file, indent=0)
