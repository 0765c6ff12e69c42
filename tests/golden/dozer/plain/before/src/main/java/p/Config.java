package p;

import java.util.Arrays;
import org.dozer.DozerBeanMapper;
import org.dozer.MappingException;

class Config {

    private final DozerBeanMapper mapper = new DozerBeanMapper();

    DozerBeanMapper mapped() {
        return new DozerBeanMapper(Arrays.asList("mapping.xml"));
    }

    Object copy(Object from) throws MappingException {
        return mapper.map(from, Object.class);
    }
}
