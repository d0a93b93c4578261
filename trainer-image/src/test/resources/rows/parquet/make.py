"""Makes the Parquet files beside it with pyarrow 26.0.1, in the layouts of the Hub's exports, and
expected.jsonl, what pyarrow itself reads back (times as ISO 8601 with microseconds, bytes as base64)."""

import base64
import datetime
import decimal
import json

import pyarrow as pa
import pyarrow.parquet as pq

message = pa.struct([("role", pa.string()), ("content", pa.string())])
table = pa.table({
    "id": pa.array([1, 2, None], pa.int64()),
    "score": pa.array([0.5, None, 1e-3], pa.float64()),
    "small": pa.array([1, 2, 3], pa.int8()),
    "half": pa.array([0.25, 1.5, None], pa.float32()),
    "ok": pa.array([True, False, None]),
    "text": pa.array(["a", "b\u00e9\U0001F600", None]),
    "label": pa.array(["x", "y", "x"]).dictionary_encode(),
    "messages": pa.array(
        [[{"role": "user", "content": "hi"}, {"role": "assistant", "content": "hello"}], [], None],
        pa.list_(message)),
    "tags": pa.array([["x", "y"], [None], []], pa.list_(pa.string())),
    "nested": pa.array([[[1], [2, 3]], None, [[]]], pa.list_(pa.list_(pa.int32()))),
    "answers": pa.array(
        [{"text": ["p"], "start": [7]}, {"text": [], "start": []}, None],
        pa.struct([("text", pa.list_(pa.string())), ("start", pa.list_(pa.int32()))])),
    "when": pa.array([datetime.datetime(2024, 1, 2, 3, 4, 5), None, None], pa.timestamp("us")),
    "day": pa.array([datetime.date(2024, 1, 2), None, None]),
    "price": pa.array([decimal.Decimal("1.50"), None, None], pa.decimal128(9, 2)),
    "big": pa.array([2**63 + 1, None, None], pa.uint64()),
    "raw": pa.array([b"\x00\xff", None, None]),
    "large": pa.array(["L", "M", None], pa.large_string()),
    "map": pa.array([[("k", "v")], [], None], pa.map_(pa.string(), pa.string())),
})


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(type(value))


for codec in ["none", "snappy", "zstd", "gzip", "lz4", "brotli"]:
    pq.write_table(table, f"{codec}.parquet", compression=codec, row_group_size=2)
pq.write_table(
    table, "v2.parquet", compression="snappy", data_page_version="2.0", use_dictionary=False,
    column_encoding={"id": "DELTA_BINARY_PACKED", "text": "DELTA_BYTE_ARRAY",
                     "large": "DELTA_LENGTH_BYTE_ARRAY", "half": "BYTE_STREAM_SPLIT"})
with open("expected.jsonl", "w") as out:
    for row in pq.read_table("none.parquet").to_pylist():
        if row["map"] is not None:
            row["map"] = dict(row["map"])
        out.write(json.dumps(row, default=plain) + "\n")
