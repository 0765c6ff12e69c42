/*
 * Copyright 2020 Acme
 * SPDX-License-Identifier: Apache-2.0
 */

package org.acme;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.PathMatchConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Spring matches no trailing slash by default since version 6; requests to this application have some. */
@Configuration(proxyBeanMethods = false)
class TrailingSlashConfiguration implements WebFluxConfigurer {
    @Override
    @SuppressWarnings("deprecation")
    public void configurePathMatching(PathMatchConfigurer configurer) {
        configurer.setUseTrailingSlashMatch(true);
    }
}
