/**
 * What a trial has reached, on a disk: files that are whole or absent, and when to write them.
 * Knows no engine and no pack.
 */
package io.lrbench.trainer.checkpoint;
