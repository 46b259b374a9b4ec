export { AssetPicker } from "./components/asset-picker.tsx";
export { pictureUrl } from "./components/asset-picture.ts";
export { AssetThumbnail } from "./components/asset-thumbnail.tsx";
export { assetPath } from "./media.paths.ts";
export { assetQuery } from "./media.queries.ts";
export { startUploads } from "./upload/start-uploads.ts";
