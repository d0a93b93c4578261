/** Tests of the local node: pods are {@code /bin/sh} processes. */
package io.lrbench.embedded.node;
