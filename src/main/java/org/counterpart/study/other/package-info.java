/** What the models beside the study's own found. */
package org.counterpart.study.other;
