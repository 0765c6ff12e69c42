package demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Reads {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<Map<String, Object>>() {};

    private final ObjectMapper mapper = new ObjectMapper();
    private java.util.TreeMap<String, Object> last;

    List<String> names(String json) throws IOException {
        ArrayList<String> names = new ArrayList<>();
        names = mapper.readValue(json, new TypeReference<List<String>>() {
        });
        return names;
    }

    HashMap<String, Object> map(String json) throws IOException {
	this.last = mapper.readValue(json, MAP);
        return mapper.readValue(json, MAP);
    }

    List<Entry> entries(Object value) {
        List<Entry> entries = mapper.convertValue(value, new TypeReference<List<Object>>() {});
        return entries;
    }

    void take(String json) throws IOException {
        keep(mapper.readValue(json, MAP));
        boolean found = mapper.readValue(json, new TypeReference<Object>() {});
        java.util.concurrent.Callable<HashMap<String, Object>> later = () -> mapper.readValue(json, MAP);
    }

    void keep(HashMap<String, Object> map) {
    }

    static class Entry {
    }
}
