package org.acme;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Spring matches no trailing slash by default since version 6; requests to this application have some. */
@Configuration(proxyBeanMethods = false)
class TrailingSlashConfiguration implements WebMvcConfigurer {
    @Override
    @SuppressWarnings("deprecation")
    public void configurePathMatch(PathMatchConfigurer configurer) {
        configurer.setUseTrailingSlashMatch(true);
    }
}
