package io.warelog.media.image;

import io.warelog.media.ImageType;

/**
 * What a file is, by its bytes.
 *
 * @param type its kind
 * @param width in pixels, when it is held upright
 * @param height in pixels, when it is held upright
 * @param orientation as EXIF counts it, 1 to 8; 1 is upright
 */
public record ImageFacts(ImageType type, int width, int height, int orientation) {

}
