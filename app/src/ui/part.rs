//! The parts of the build that the browser fetches when it needs them: one for each room of the desk.

/// A page of the desk whose view comes with the part of its room. Pages of one room share a part: with a part for
/// each page, as `#[lazy_route]` makes them, what any two have in common becomes a file of its own, some 300 in all.
macro_rules! lazy_page {
    ($part:ident, $page:ident) => {
        pub struct $page;

        const _: () = {
            use ::leptos::wasm_split;

            #[wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, preload(fetch))]
            #[allow(non_snake_case)]
            fn $page() -> AnyView {
                <$page>::page()
            }

            impl ::leptos_router::LazyRoute for $page {
                fn data() -> Self {
                    Self
                }

                async fn view(_page: Self) -> AnyView {
                    ::leptos::prefetch_lazy_fn_on_server(stringify!($part));
                    $page().await
                }

                async fn preload() {
                    fetch().await;
                }
            }
        };
    };
}
pub(crate) use lazy_page;
