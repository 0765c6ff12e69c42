package shop;

class T {
    String a = """
        a
          b
        """;
}
