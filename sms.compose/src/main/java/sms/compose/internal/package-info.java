/** Templates, keywords and segmentation. */
package sms.compose.internal;
