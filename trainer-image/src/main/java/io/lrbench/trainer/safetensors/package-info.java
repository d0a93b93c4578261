/** Reads the safetensors format, whole or sharded, checking everything before it is used. */
package io.lrbench.trainer.safetensors;
