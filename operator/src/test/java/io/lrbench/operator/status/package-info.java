/** Tests of the status. */
package io.lrbench.operator.status;
