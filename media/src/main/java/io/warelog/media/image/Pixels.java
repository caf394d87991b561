package io.warelog.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * An opaque picture.
 *
 * @param width 1 or more
 * @param height 1 or more
 * @param rgb eight bits each of red, green and blue, row by row
 */
record Pixels(int width, int height, int[] rgb) {

	/**
	 * How many rows are made plain at a time, so that there is no second whole picture.
	 */
	private static final int BAND = 64;

	/**
	 * A picture on white, reduced.
	 * @param image of any kind
	 * @param newWidth at most its width
	 * @param newHeight at most its height
	 * @return the picture
	 */
	static Pixels of(BufferedImage image, int newWidth, int newHeight) {
		Reduction reduction = new Reduction(image.getWidth(), image.getHeight(), newWidth, newHeight);
		BufferedImage band = new BufferedImage(image.getWidth(), Math.min(BAND, image.getHeight()),
				BufferedImage.TYPE_INT_RGB);
		int[] rows = ((DataBufferInt) band.getRaster().getDataBuffer()).getData();
		Graphics2D graphics = band.createGraphics();
		try {
			graphics.setColor(Color.WHITE);
			for (int top = 0; top < image.getHeight(); top += BAND) {
				graphics.fillRect(0, 0, band.getWidth(), band.getHeight());
				graphics.drawImage(image, 0, -top, null);
				reduction.add(rows, Math.min(BAND, image.getHeight() - top));
			}
		}
		finally {
			graphics.dispose();
		}
		return reduction.result();
	}

	/**
	 * This picture, reduced.
	 * @param newWidth at most its width
	 * @param newHeight at most its height
	 * @return the picture, itself when it has that size
	 */
	Pixels reduced(int newWidth, int newHeight) {
		if (newWidth == this.width && newHeight == this.height) {
			return this;
		}
		Reduction reduction = new Reduction(this.width, this.height, newWidth, newHeight);
		reduction.add(this.rgb, this.height);
		return reduction.result();
	}

	/**
	 * This picture, held upright.
	 * @param orientation in which it lies, as EXIF counts it
	 * @return the picture, itself when it is upright
	 */
	Pixels upright(int orientation) {
		if (orientation == Exif.UPRIGHT) {
			return this;
		}
		boolean turned = Exif.isTurned(orientation);
		int newWidth = turned ? this.height : this.width;
		int newHeight = turned ? this.width : this.height;
		int[] result = new int[this.rgb.length];
		for (int y = 0; y < newHeight; y++) {
			for (int x = 0; x < newWidth; x++) {
				int fromX = switch (orientation) {
					case 2, 3 -> this.width - 1 - x;
					case 5, 6 -> y;
					case 7, 8 -> this.width - 1 - y;
					default -> x;
				};
				int fromY = switch (orientation) {
					case 3, 4 -> this.height - 1 - y;
					case 5, 8 -> x;
					case 6, 7 -> this.height - 1 - x;
					default -> y;
				};
				result[y * newWidth + x] = this.rgb[fromY * this.width + fromX];
			}
		}
		return new Pixels(newWidth, newHeight, result);
	}

	/**
	 * This picture for writing.
	 * @return an image with a copy of the pixels
	 */
	BufferedImage image() {
		BufferedImage image = new BufferedImage(this.width, this.height, BufferedImage.TYPE_INT_RGB);
		image.getRaster().setDataElements(0, 0, this.width, this.height, this.rgb);
		return image;
	}

	/**
	 * Makes a picture smaller, row by row: each new pixel is the mean of the area it
	 * covers, weighted by how much of each old one lies in it. So nothing is skipped, and
	 * fine patterns turn to grey instead of to other patterns.
	 */
	private static final class Reduction {

		private final int width;

		private final int height;

		private final int newWidth;

		private final int newHeight;

		private final int[] result;

		private final float[] reducedRow;

		private final float[] sums;

		private int y;

		private int newY;

		private Reduction(int width, int height, int newWidth, int newHeight) {
			this.width = width;
			this.height = height;
			this.newWidth = newWidth;
			this.newHeight = newHeight;
			this.result = new int[this.newWidth * this.newHeight];
			this.reducedRow = new float[this.newWidth * 3];
			this.sums = new float[this.newWidth * 3];
		}

		private void add(int[] rows, int count) {
			for (int row = 0; row < count; row++) {
				reduceRow(rows, row * this.width);
				addRow();
				this.y++;
			}
		}

		private void reduceRow(int[] rgb, int from) {
			double step = (double) this.width / this.newWidth;
			for (int newX = 0; newX < this.newWidth; newX++) {
				double left = newX * step;
				double right = Math.min(left + step, this.width);
				float red = 0;
				float green = 0;
				float blue = 0;
				for (int x = (int) left; x < right; x++) {
					float weight = (float) (Math.min(right, x + 1) - Math.max(left, x));
					int pixel = rgb[from + x];
					red += weight * (pixel >> 16 & 0xff);
					green += weight * (pixel >> 8 & 0xff);
					blue += weight * (pixel & 0xff);
				}
				float area = (float) (right - left);
				this.reducedRow[newX * 3] = red / area;
				this.reducedRow[newX * 3 + 1] = green / area;
				this.reducedRow[newX * 3 + 2] = blue / area;
			}
		}

		/** A row may lie in two new rows, as these are not lower than it. */
		private void addRow() {
			double step = (double) this.height / this.newHeight;
			double bottom = (this.newY + 1) * step;
			float below = (float) Math.max(0, this.y + 1 - bottom);
			addWeighted(1 - below);
			boolean last = this.y + 1 == this.height;
			if (last || this.y + 1 >= bottom - 1e-9) {
				finishRow((float) (1 / step));
				if (!last) {
					addWeighted(below);
				}
			}
		}

		private void addWeighted(float weight) {
			for (int i = 0; i < this.sums.length; i++) {
				this.sums[i] += weight * this.reducedRow[i];
			}
		}

		private void finishRow(float factor) {
			int to = this.newY * this.newWidth;
			for (int x = 0; x < this.newWidth; x++) {
				this.result[to + x] = channel(this.sums[x * 3] * factor) << 16
						| channel(this.sums[x * 3 + 1] * factor) << 8 | channel(this.sums[x * 3 + 2] * factor);
			}
			Arrays.fill(this.sums, 0);
			this.newY++;
		}

		private static int channel(float value) {
			return Math.min(255, (int) (value + 0.5f));
		}

		private Pixels result() {
			return new Pixels(this.newWidth, this.newHeight, this.result);
		}

	}

}
