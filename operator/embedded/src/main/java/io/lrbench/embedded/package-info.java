/**
 * An in-memory Kubernetes API on loopback and a node that runs Jobs as local processes; imports
 * nothing of the product outside this module.
 */
package io.lrbench.embedded;
