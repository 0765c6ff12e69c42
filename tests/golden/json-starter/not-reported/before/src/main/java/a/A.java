package a;

import com.fasterxml.jackson.databind.ObjectMapper;

class A {
}
