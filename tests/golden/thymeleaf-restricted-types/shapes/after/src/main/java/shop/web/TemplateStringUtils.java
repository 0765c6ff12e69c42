package shop.web;

import org.springframework.util.StringUtils;

/** For templates: Thymeleaf 3.1 lets them use no types of Spring, but this one, which has StringUtils's static methods. */
public abstract class TemplateStringUtils extends StringUtils {
}
