package a;

class OwnerTest {

    MockMvc mockMvc = MockMvcBuilders.standaloneSetup(new OwnerController()).build();

    @Test
    void updates() throws Exception {
        mockMvc.perform(post("/owners/1")).andExpect(status().is3xxRedirection());
    }

    @Test
    void shows() throws Exception {
        mockMvc.perform(get("/owners/1")).andExpect(status().isOk()).andExpect(model().attributeExists("owner"));
    }
}
