/** JSON trees: reading, writing and walking them; imports nothing else of this module. */
package io.lrbench.embedded.json;
