/** One pack: its settings, its shared base and data, its workers, and the files it leaves. */
package io.lrbench.trainer.pack;
