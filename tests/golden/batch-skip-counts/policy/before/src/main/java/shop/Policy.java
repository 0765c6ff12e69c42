package shop;

import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.batch.core.step.skip.SkipPolicy;

class Policy implements SkipPolicy {
    @Override
    public boolean shouldSkip(final Throwable cause, final int skipCount) throws SkipLimitExceededException {
        return skipCount < 5;
    }
}
