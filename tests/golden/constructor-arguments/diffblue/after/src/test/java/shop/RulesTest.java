package shop;

import org.hibernate.validator.internal.engine.constraintvalidation.ConstraintValidatorContextImpl;
import org.hibernate.validator.internal.engine.path.PathImpl;
import org.hibernate.validator.messageinterpolation.ExpressionLanguageFeatureLevel;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MethodArgumentNotValidException;

class RulesTest {
    Object context() {
        return new Codes().isValid("42",
                new ConstraintValidatorContextImpl(null, PathImpl.createRootPath(), null, "payload", ExpressionLanguageFeatureLevel.DEFAULT, ExpressionLanguageFeatureLevel.DEFAULT));
    }

    Object invalid() {
        return new MethodArgumentNotValidException((MethodParameter) null, new BindException("", ""));
    }
}
