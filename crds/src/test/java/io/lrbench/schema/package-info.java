/** Writes the committed CRD from the records; forbidden: everything but records and generator. */
package io.lrbench.schema;
