package shop;

import org.springframework.batch.core.JobParameter;

class Parameters {
    Object of(Source source, Object id) {
        return new JobParameter(source.name());
    }

    Object cast(Object id) {
        return new Object[] {new JobParameter((String) id), new JobParameter(id.toString()), new JobParameter(id)};
    }
}
