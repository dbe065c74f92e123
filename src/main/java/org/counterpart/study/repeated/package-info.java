/** What a study found of a quantity that was measured several times. */
package org.counterpart.study.repeated;
