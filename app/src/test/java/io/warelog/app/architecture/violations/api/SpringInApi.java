package io.warelog.app.architecture.violations.api;

import org.springframework.util.StringUtils;

final class SpringInApi {

	boolean isBlank(String text) {
		return !StringUtils.hasText(text);
	}

}
