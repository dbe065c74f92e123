/** A YAML file as plain data with lines, held against its schema; what is wrong with it is told one way and at once. */
package org.counterpart.yaml;
