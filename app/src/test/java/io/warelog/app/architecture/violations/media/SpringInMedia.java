package io.warelog.app.architecture.violations.media;

import org.springframework.util.StringUtils;

final class SpringInMedia {

	boolean isBlank(String text) {
		return !StringUtils.hasText(text);
	}

}
