package io.warelog.media.image;

import java.util.Map;

import io.warelog.media.ImageSize;

/**
 * An image in all its sizes.
 *
 * @param facts of the file that was sent
 * @param sizes a JPEG for each size
 */
public record MadeImage(ImageFacts facts, Map<ImageSize, byte[]> sizes) {

}
