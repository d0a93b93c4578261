/** From the manifest's policy blocks to formulas: one mapping a vocabulary; no client, no clock. */
package io.lrbench.vocabulary;
