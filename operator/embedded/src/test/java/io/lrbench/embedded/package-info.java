/** Tests of the embedded cluster. */
package io.lrbench.embedded;
