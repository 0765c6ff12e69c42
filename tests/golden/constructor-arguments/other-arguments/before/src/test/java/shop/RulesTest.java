package shop;

import org.hibernate.validator.internal.engine.constraintvalidation.ConstraintValidatorContextImpl;
import org.hibernate.validator.internal.engine.path.PathImpl;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MethodArgumentNotValidException;

class RulesTest {
    Object context() {
        return new Codes().isValid("42",
                new ConstraintValidatorContextImpl(null, null, null, null, null, null));
    }

    Object invalid() {
        return new MethodArgumentNotValidException((org.springframework.core.MethodParameter) null, new BindException("", ""));
    }
}
