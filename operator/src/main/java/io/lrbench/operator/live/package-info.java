/**
 * How far running trials are, as their trainers say: who may say it, and what was said last. Held
 * in memory only; no result depends on it.
 */
package io.lrbench.operator.live;
