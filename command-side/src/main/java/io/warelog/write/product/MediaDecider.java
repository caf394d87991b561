package io.warelog.write.product;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductImageStored;
import io.warelog.api.product.ProductMediumMoved;
import io.warelog.api.product.ProductMediumRemoved;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import org.jspecify.annotations.Nullable;

/** Decides about the images and videos of a product. Pure. */
final class MediaDecider {

	private MediaDecider() {
	}

	static Decision<ProductEvent> attach(LiveProduct product, Medium medium) {
		if (has(product, medium)) {
			return Decision.alreadySo();
		}
		List<ProductEvent> events = new ArrayList<>();
		return (attachEach(product, List.of(medium), events) == null) ? new Decision.Accepted<>(events)
				: Decision.refuse(new Refusal.Unacceptable(List.of(tooMany(MediumKind.of(medium).noun()))));
	}

	/**
	 * Attaches media behind those there are.
	 * @param product to which
	 * @param media without those that it has
	 * @param events what happens by it is added here
	 * @param violations what is wrong with it is added here
	 */
	static void attachAll(LiveProduct product, List<Medium> media, List<ProductEvent> events,
			List<Violation> violations) {
		Medium tooMuch = attachEach(product, media, events);
		if (tooMuch != null) {
			violations.add(tooMany(MediumKind.of(tooMuch).noun() + "s"));
		}
	}

	private static Violation tooMany(String property) {
		return new Violation("/" + property,
				"must not bring the product to more than " + ProductRules.MEDIA + " images and videos");
	}

	/** Returns the first that is one too many, or null. */
	private static @Nullable Medium attachEach(LiveProduct product, List<Medium> media, List<ProductEvent> events) {
		Set<String> keys = new HashSet<>();
		product.media().forEach((medium) -> keys.add(medium.key()));
		Medium tooMuch = null;
		for (Medium medium : media) {
			if (keys.add(medium.key())) {
				events.add(attached(medium));
				tooMuch = (tooMuch == null && keys.size() > ProductRules.MEDIA) ? medium : tooMuch;
			}
		}
		return tooMuch;
	}

	/**
	 * What makes some media of others.
	 * @param before as they are
	 * @param after as they shall be
	 * @return removals, then additions, then moves; none when they are so already
	 */
	static List<ProductEvent> arrange(List<Medium> before, List<Medium> after) {
		List<ProductEvent> events = new ArrayList<>();
		List<Medium> media = new ArrayList<>(before);
		for (Medium medium : before) {
			if (!after.contains(medium)) {
				media.remove(medium);
				events.add(new ProductMediumRemoved(medium.key()));
			}
		}
		for (Medium medium : after) {
			if (!media.contains(medium)) {
				media.add(medium);
				events.add(attached(medium));
			}
		}
		for (int i = 0; i < after.size(); i++) {
			Medium medium = after.get(i);
			if (!media.get(i).equals(medium)) {
				media.remove(medium);
				media.add(i, medium);
				events.add(new ProductMediumMoved(medium.key(), i));
			}
		}
		return events;
	}

	private static ProductEvent attached(Medium medium) {
		return switch (medium) {
			case Medium.Image image -> new ProductImageAttached(image.key(), image.uri());
			case Medium.StoredImage image -> new ProductImageStored(image.key(), image.width(), image.height());
			case Medium.Video video -> new ProductVideoAttached(video.key(), video.site(), video.url());
		};
	}

	static Decision<ProductEvent> move(LiveProduct product, MediumKind kind, String key, int order) {
		int before = indexOf(product, kind, key);
		if (before < 0) {
			return missing(kind);
		}
		int after = Math.min(order, product.media().size() - 1);
		return (before == after) ? Decision.alreadySo() : Decision.accept(new ProductMediumMoved(key, after));
	}

	static Decision<ProductEvent> remove(LiveProduct product, MediumKind kind, String key) {
		return (indexOf(product, kind, key) < 0) ? missing(kind) : Decision.accept(new ProductMediumRemoved(key));
	}

	private static boolean has(LiveProduct product, Medium medium) {
		return indexOf(product, MediumKind.of(medium), medium.key()) >= 0;
	}

	private static int indexOf(LiveProduct product, MediumKind kind, String key) {
		for (int i = 0; i < product.media().size(); i++) {
			Medium medium = product.media().get(i);
			if (MediumKind.of(medium) == kind && medium.key().equals(key)) {
				return i;
			}
		}
		return -1;
	}

	private static Decision<ProductEvent> missing(MediumKind kind) {
		return Decision.refuse(new Refusal.NotFound(kind.noun()));
	}

}
