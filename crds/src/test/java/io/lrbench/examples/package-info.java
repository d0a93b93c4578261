/** Reads the manifests that the repository shows to newcomers. */
package io.lrbench.examples;
