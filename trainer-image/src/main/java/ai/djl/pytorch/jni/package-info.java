/** One class that must live in DJL's package to reach its package-private native call. */
package ai.djl.pytorch.jni;
