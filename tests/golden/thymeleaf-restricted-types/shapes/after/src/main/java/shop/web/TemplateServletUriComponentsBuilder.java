package shop.web;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** For templates: Thymeleaf 3.1 lets them use no types of Spring, but this one, which has ServletUriComponentsBuilder's static methods. */
public abstract class TemplateServletUriComponentsBuilder extends ServletUriComponentsBuilder {
}
