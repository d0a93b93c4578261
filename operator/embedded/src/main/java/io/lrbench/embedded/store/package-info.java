/**
 * The objects in memory and the rules of writing them, confined to one thread; knows no HTTP and no
 * node.
 */
package io.lrbench.embedded.store;
